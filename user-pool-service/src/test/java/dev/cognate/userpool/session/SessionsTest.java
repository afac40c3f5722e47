package dev.cognate.userpool.session;

import static dev.cognate.userpool.session.SessionScene.FIREFOX;
import static dev.cognate.userpool.session.SessionScene.IPHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.RawApi.Refused;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where users are signed in, and the end of it. */
@QuarkusTest
class SessionsTest {
    @Inject
    TestUsers users;

    private SignInScene scene;
    private SessionScene sessions;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        sessions = new SessionScene(scene);
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        users.create(scene.poolId(), "bob", UserStatus.CONFIRMED, Map.of());
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void shouldListWhereAUserIsSignedIn() {
        // given
        sessions.track(20);
        JsonNode desk = sessions.signIn("alice", FIREFOX);
        TestClock.advance(Duration.ofSeconds(2));
        JsonNode phone = sessions.signIn("alice", IPHONE);
        sessions.signIn("bob", FIREFOX);

        // when
        List<JsonNode> seen = sessions.own(desk);

        // then
        assertThat(seen).hasSize(2);
        assertThat(seen).allSatisfy(session -> {
            assertThat(session.path("SessionId").asText()).matches("tkn[0-9a-z]{25}");
            assertThat(session.path("SessionType").asText()).isEqualTo("TOKEN");
            assertThat(session.path("ClientId").asText()).isEqualTo(scene.clientId());
            assertThat(session.path("LastIPAddress").asText()).isEqualTo("127.0.0.1");
            assertThat(session.path("CreateDate").asDouble()).isPositive();
            assertThat(session.path("LastActiveDate").asDouble())
                    .isGreaterThanOrEqualTo(session.path("CreateDate").asDouble());
        });
        assertThat(seen)
                .extracting(session -> session.path("DeviceType").asText())
                .containsExactly("Safari on iOS", "Firefox on Windows");
        assertThat(seen)
                .extracting(session -> session.path("IsCurrentSession").asBoolean())
                .containsExactly(false, true);
        assertThat(sessions.idOf(phone)).isNotEqualTo(sessions.idOf(desk));
    }

    @Test
    void shouldShowAnAdministratorTheSameSessions() {
        // given
        sessions.track(20);
        JsonNode tokens = sessions.signIn("alice", FIREFOX);

        // when
        List<JsonNode> seen = sessions.of("alice");

        // then
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().path("SessionId").asText()).isEqualTo(sessions.idOf(tokens));
        assertThat(seen.getFirst().path("IsCurrentSession").asBoolean()).isFalse();
        assertThatThrownBy(() -> sessions.of("nobody"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("UserNotFoundException");
    }

    @Test
    void shouldNotKnowSessionsOfTheTimeBeforeTracking() {
        // given
        JsonNode before = sessions.signIn("alice", FIREFOX);
        sessions.track(1);

        // when
        JsonNode after = sessions.signIn("alice", FIREFOX);

        // then
        assertThat(sessions.own(before)).hasSize(1);
        assertThat(sessions.own(before).getFirst().path("IsCurrentSession").asBoolean())
                .isFalse();
        assertThat(sessions.own(after)).hasSize(1);
    }

    @Test
    void shouldEndTheLeastRecentlyActiveSessionWhenThereAreTooMany() {
        // given
        sessions.track(2);
        JsonNode first = sessions.signIn("alice", FIREFOX);
        JsonNode second = sessions.signIn("alice", IPHONE);
        TestClock.advance(Duration.ofMinutes(10));
        sessions.refresh(first, FIREFOX);

        // when
        JsonNode third = sessions.signIn("alice", FIREFOX);

        // then
        assertRevoked(second);
        assertThat(sessions.own(third)).hasSize(2);
        assertThat(sessions.refresh(first, FIREFOX).path("AccessToken").asText())
                .isNotEmpty();
    }

    @Test
    void shouldTellOfSessionsItEnds() {
        // given
        User alice = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        sessions.track(1);
        try (TopicReader topic = new TopicReader("cognate.user-pool.events.v1")) {
            // when
            sessions.signIn(alice.username(), FIREFOX);
            sessions.signIn(alice.username(), FIREFOX);

            // then
            var events = topic.eventsOf(scene.poolId() + "#" + alice.sub(), 1);
            assertThat(events).extracting(TopicReader::type).containsExactly("dev.cognate.user-pool.token-revoked.v1");
            assertThat(events.getFirst().value()).contains("TOO_MANY_SESSIONS");
        }
    }

    @Test
    void shouldKeepToTheMaximumUnderParallelSignIns() throws Exception {
        // given
        sessions.track(2);
        List<Callable<JsonNode>> signIns = IntStream.range(0, 8)
                .<Callable<JsonNode>>mapToObj(n -> () -> sessions.signIn("alice", FIREFOX))
                .toList();

        // when
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (var signIn : callers.invokeAll(signIns)) {
                assertThat(signIn.get().path("AccessToken").asText()).isNotEmpty();
            }
        }

        // then
        assertThat(sessions.of("alice")).hasSize(2);
    }

    @Test
    void shouldNoteActivityEveryFewMinutesAndNewDevicesAtOnce() {
        // given
        sessions.track(20);
        JsonNode tokens = sessions.signIn("alice", FIREFOX);
        JsonNode atFirst = sessions.of("alice").getFirst();

        // when
        TestClock.advance(Duration.ofMinutes(2));
        sessions.refresh(tokens, FIREFOX);
        JsonNode soon = sessions.of("alice").getFirst();
        TestClock.advance(Duration.ofMinutes(4));
        sessions.refresh(tokens, FIREFOX);
        JsonNode later = sessions.of("alice").getFirst();
        sessions.refresh(tokens, IPHONE);
        JsonNode elsewhere = sessions.of("alice").getFirst();

        // then
        assertThat(soon.path("LastActiveDate")).isEqualTo(atFirst.path("LastActiveDate"));
        assertThat(later.path("LastActiveDate").asDouble()
                        - atFirst.path("LastActiveDate").asDouble())
                .isBetween(360.0, 370.0);
        assertThat(later.path("DeviceType").asText()).isEqualTo("Firefox on Windows");
        assertThat(elsewhere.path("DeviceType").asText()).isEqualTo("Safari on iOS");
    }

    @Test
    void shouldLetAUserEndAnotherSessionButNotTheCurrentOne() {
        // given
        sessions.track(20);
        JsonNode here = sessions.signIn("alice", FIREFOX);
        JsonNode there = sessions.signIn("alice", IPHONE);
        String thereId = sessions.idOf(there);

        // when
        sessions.revoke(here, thereId);

        // then
        assertRevoked(there);
        assertThat(sessions.own(here)).hasSize(1);
        assertThatThrownBy(() -> sessions.revoke(here, sessions.idOf(here)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("InvalidParameterException");
        assertThatThrownBy(() -> sessions.revoke(here, thereId))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("ResourceNotFoundException");
    }

    @Test
    void shouldNotEndSessionsOfOthers() {
        // given
        sessions.track(20);
        JsonNode alice = sessions.signIn("alice", FIREFOX);
        JsonNode bob = sessions.signIn("bob", FIREFOX);
        String ofBob = sessions.idOf(bob);

        // when, then
        assertThatThrownBy(() -> sessions.revoke(alice, ofBob))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("ResourceNotFoundException");
        assertThatThrownBy(() -> sessions.adminRevoke("alice", ofBob))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("ResourceNotFoundException");
        assertThat(sessions.refresh(bob, FIREFOX).path("AccessToken").asText()).isNotEmpty();
    }

    @Test
    void shouldLetAnAdministratorEndASession() {
        // given
        sessions.track(20);
        JsonNode tokens = sessions.signIn("alice", FIREFOX);

        // when
        sessions.adminRevoke("alice", sessions.idOf(tokens));

        // then
        assertRevoked(tokens);
        assertThat(sessions.of("alice")).isEmpty();
    }

    @Test
    void shouldTellUnknownSessionsFromMisspelledOnes() {
        // given
        sessions.track(20);
        JsonNode tokens = sessions.signIn("alice", FIREFOX);

        // when, then
        for (String unknown : List.of("tkn" + "0".repeat(25), "tkn" + "z".repeat(25), "sso" + "1".repeat(25))) {
            assertThatThrownBy(() -> sessions.revoke(tokens, unknown))
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("ResourceNotFoundException");
        }
        assertThatThrownBy(() -> sessions.revoke(tokens, "tkn1"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("InvalidParameterException");
    }

    @Test
    void shouldHaveNoSessionLeftAfterASignOutEverywhere() {
        // given
        sessions.track(20);
        sessions.signIn("alice", FIREFOX);
        sessions.signIn("alice", IPHONE);

        // when
        RawApi.signed("AdminUserGlobalSignOut", Map.of("UserPoolId", scene.poolId(), "Username", "alice"));

        // then
        assertThat(sessions.of("alice")).isEmpty();
    }

    private void assertRevoked(JsonNode tokens) {
        assertThatThrownBy(() -> sessions.refresh(tokens, FIREFOX))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Refresh Token has been revoked");
        assertThatThrownBy(() -> sessions.own(tokens))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Access Token has been revoked");
    }
}
