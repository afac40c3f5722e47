package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenSessionsTest {
    @Inject
    TestUsers users;

    @Inject
    AppClients clients;

    @Inject
    TokenSessions sessions;

    @Test
    void shouldLetSignInsOfOneUserCountTheSessionsOneAfterTheOther() throws Exception {
        // given
        SignInScene scene = SignInScene.create();
        User alice = users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        RawApi.signed(
                "SetUserPoolSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "UserSessionTracking",
                        "ENABLED",
                        "TokenSession",
                        Map.of("MaxPerUser", 1)));
        List<String> course = new CopyOnWriteArrayList<>();
        Callable<Void> signIn = () -> users.run(session -> begin(session, scene, alice)
                .invoke(() -> course.add("counted"))
                .chain(() -> linger(session))
                .invoke(() -> course.add("commits")));

        // when
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            for (var transaction : callers.invokeAll(List.of(signIn, signIn))) {
                transaction.get();
            }
        }

        // then
        assertThat(course).containsExactly("counted", "commits", "counted", "commits");
    }

    private Uni<Void> begin(Mutiny.Session session, SignInScene scene, User user) {
        var context = new CallContext("request", null, "127.0.0.1", "test", Instant.EPOCH);
        return clients.require(scene.clientId())
                .chain(target -> sessions.begin(session, target, user, context))
                .replaceWithVoid();
    }

    /** Keeps the transaction open long enough for the other one to come in between, if it could. */
    private static Uni<Void> linger(Mutiny.Session session) {
        return session.createNativeQuery("select cast(pg_sleep(0.5) as text)", String.class)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }
}
