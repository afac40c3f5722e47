package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

/** Refresh tokens that are replaced with each use, also when uses meet. */
@QuarkusTest
class RotationTest {
    private static final int CALLERS = 8;

    @Inject
    TestUsers users;

    private SignInScene scene;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void shouldServeParallelCallsWithOneTokenWithinTheGracePeriod() throws Exception {
        // given
        SignInScene rotating = rotating(30);
        String token = rotating.signIn("alice").refreshToken();

        // when
        List<String> renewed = new ArrayList<>();
        for (Future<String> answer : redeemAtOnce(rotating, token)) {
            renewed.add(answer.get());
        }

        // then
        assertThat(renewed).hasSize(CALLERS).doesNotContainNull();
        // were the answers successors of each other, the third of them would count as reused
        for (String each : renewed) {
            assertThat(redeem(rotating, each)).isNotEmpty();
        }
    }

    @Test
    void shouldServeOneOfParallelCallsWithOneTokenWithoutGraceAndEndTheSignIn() throws Exception {
        // given
        SignInScene rotating = rotating(0);
        String token = rotating.signIn("alice").refreshToken();

        // when
        List<String> renewed = new ArrayList<>();
        List<Throwable> refused = new ArrayList<>();
        for (Future<String> answer : redeemAtOnce(rotating, token)) {
            try {
                renewed.add(answer.get());
            } catch (ExecutionException refusal) {
                refused.add(refusal.getCause());
            }
        }

        // then
        assertThat(renewed).hasSize(1);
        assertThat(refused).hasSize(CALLERS - 1).hasAtLeastOneElementOfType(RefreshTokenReuseException.class);
        assertThat(refused)
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOfAny(RefreshTokenReuseException.class, NotAuthorizedException.class));
        assertThatThrownBy(() -> redeem(rotating, renewed.getFirst()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has been revoked");
    }

    @Test
    void shouldForgiveOnlyTheTokenJustReplaced() {
        // given
        SignInScene rotating = rotating(60);
        String first = rotating.signIn("alice").refreshToken();
        String second = redeem(rotating, first);
        redeem(rotating, second);

        // when, then
        assertThat(redeem(rotating, second)).isNotEmpty();
        assertThatThrownBy(() -> redeem(rotating, first)).isInstanceOf(RefreshTokenReuseException.class);
    }

    @Test
    void shouldInheritTheRemainingLifetime() {
        // given
        SignInScene rotating = rotating(0);
        String first = rotating.signIn("alice").refreshToken();
        TestClock.advance(Duration.ofMinutes(59));

        // when
        String second = redeem(rotating, first);

        // then
        TestClock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> redeem(rotating, second))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has expired");
    }

    private static List<Future<String>> redeemAtOnce(SignInScene scene, String token) throws InterruptedException {
        Callable<String> call = () -> redeem(scene, token);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            return callers.invokeAll(Stream.generate(() -> call).limit(CALLERS).toList());
        }
    }

    private static String redeem(SignInScene scene, String token) {
        return scene.app()
                .getTokensFromRefreshToken(
                        request -> request.clientId(scene.clientId()).refreshToken(token))
                .authenticationResult()
                .refreshToken();
    }

    private SignInScene rotating(int graceSeconds) {
        String clientId = scene.admin()
                .createUserPoolClient(request -> request.userPoolId(scene.poolId())
                        .clientName("rotating")
                        .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                        .refreshTokenValidity(60)
                        .tokenValidityUnits(units -> units.refreshToken(TimeUnitsType.MINUTES))
                        .refreshTokenRotation(rotation ->
                                rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(graceSeconds)))
                .userPoolClient()
                .clientId();
        return new SignInScene(scene.admin(), scene.app(), scene.poolId(), clientId);
    }
}
