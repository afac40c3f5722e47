package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** What a subscriber sees of attempts to sign in. */
@QuarkusTest
class SignInEventsTest {
    @Inject
    TestUsers users;

    private TopicReader topic;

    @BeforeEach
    void subscribe() {
        topic = new TopicReader("cognate.auth.events.v1");
    }

    @AfterEach
    void disconnect() {
        topic.close();
    }

    @Test
    void shouldTellOfAFailedAndASuccessfulSignInInOrder() {
        // given
        SignInScene scene = SignInScene.create();
        User alice = users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when
        assertThatThrownBy(() -> scene.password("alice", "Wrong-horse-1")).isInstanceOf(NotAuthorizedException.class);
        scene.signIn("alice");

        // then
        List<ConsumerRecord<String, String>> events = topic.eventsOf(scene.poolId() + "#" + alice.sub(), 2);
        assertThat(events)
                .extracting(TopicReader::type)
                .containsExactly(
                        "dev.cognate.user-pool.sign-in-failed.v1", "dev.cognate.user-pool.sign-in-succeeded.v1");
        assertThat(events.getFirst().value()).contains("NotAuthorizedException", scene.clientId());
    }

    @Test
    void shouldKeepPasswordsAndTokensOutOfEvents() {
        // given
        SignInScene scene = SignInScene.create();
        User alice = users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());

        // when
        String accessToken = scene.signIn("alice").accessToken();

        // then
        String event =
                topic.eventsOf(scene.poolId() + "#" + alice.sub(), 1).getFirst().value();
        assertThat(event).doesNotContain(TestUsers.PASSWORD, accessToken);
    }
}
