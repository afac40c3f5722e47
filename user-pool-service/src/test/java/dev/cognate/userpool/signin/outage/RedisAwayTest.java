package dev.cognate.userpool.signin.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cognate.testkit.EmbeddedRedisServer;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/** Redis taken away in the middle of every flow: each goes on, and what may happen once happens once. */
@QuarkusTest
class RedisAwayTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    @AfterEach
    void backToNormal() {
        EmbeddedRedisServer.shared().start();
        TestClock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnWhenRedisStopsAfterTheFirstStep(Flow flow) {
        // given
        Stage stage = stage();

        // when
        Optional<Runnable> replay = flow.run(stage, EmbeddedRedisServer.shared()::stop);

        // then
        requireRefused(replay);
        EmbeddedRedisServer.shared().start();
        requireRefused(replay);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGoOnWhileRedisComesAndGoes(Flow flow) {
        // given
        Stage stage = stage();
        EmbeddedRedisServer.shared().stop();

        // when
        Optional<Runnable> replay = flow.run(stage, RedisAwayTest::turnRedis);

        // then
        requireRefused(replay);
        turnRedis();
        requireRefused(replay);
    }

    private Stage stage() {
        SignInScene scene = SignInScene.create();
        String email = TestPool.newEmail();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of("email", email, "email_verified", "true"));
        return new Stage(scene, email, users, clock);
    }

    private static void requireRefused(Optional<Runnable> replay) {
        replay.ifPresent(again -> assertThatExceptionOfType(CognitoIdentityProviderException.class)
                .isThrownBy(again::run)
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(400)));
    }

    /** Stops Redis, or starts it again. */
    private static void turnRedis() {
        EmbeddedRedisServer redis = EmbeddedRedisServer.shared();
        if (redis.control().isRunning()) {
            redis.stop();
        } else {
            redis.start();
        }
    }
}
