package dev.cognate.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** For how long temporary passwords are good: a setting with an older name and a newer one. */
@QuarkusTest
class TemporaryPasswordDaysTest {
    private static final String NAME = "jane";
    private static final String SENTENCE =
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays";

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static Consumer<CreateUserPoolRequest.Builder> older(int days) {
        return pool -> pool.adminCreateUserConfig(config -> config.unusedAccountValidityDays(days));
    }

    private static Consumer<CreateUserPoolRequest.Builder> newer(int days) {
        return pool -> pool.policies(
                policies -> policies.passwordPolicy(policy -> policy.temporaryPasswordValidityDays(days)));
    }

    private static TestPool invitedTo(Consumer<CreateUserPoolRequest.Builder> settings) {
        TestPool pool = TestPool.create(settings);
        pool.admin()
                .adminCreateUser(request -> request.userPoolId(pool.id())
                        .username(NAME)
                        .temporaryPassword(TestPool.PASSWORD)
                        .messageAction("SUPPRESS"));
        return pool;
    }

    private static void signIn(TestPool pool) {
        pool.app()
                .initiateAuth(request -> request.clientId(pool.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", NAME, "PASSWORD", TestPool.PASSWORD)));
    }

    private static UserPoolType described(TestPool pool) {
        return pool.admin()
                .describeUserPool(request -> request.userPoolId(pool.id()))
                .userPool();
    }

    @Test
    void shouldCountTheDaysOfTheOlderNameToo() {
        // given
        try (TestPool pool = invitedTo(older(2))) {
            // when / then
            assertThatCode(() -> signIn(pool)).doesNotThrowAnyException();
            TestClock.advance(Duration.ofDays(2));
            assertThatThrownBy(() -> signIn(pool)).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void shouldShowTheDaysUnderBothNames() {
        // given
        try (TestPool old = TestPool.create(older(2));
                TestPool recent = TestPool.create(newer(3))) {
            // when
            UserPoolType two = described(old);
            UserPoolType three = described(recent);

            // then
            assertThat(two.policies().passwordPolicy().temporaryPasswordValidityDays())
                    .isEqualTo(two.adminCreateUserConfig().unusedAccountValidityDays())
                    .isEqualTo(2);
            assertThat(three.policies().passwordPolicy().temporaryPasswordValidityDays())
                    .isEqualTo(three.adminCreateUserConfig().unusedAccountValidityDays())
                    .isEqualTo(3);
        }
    }

    @Test
    void shouldTakeOneNameAlone() {
        assertThatThrownBy(() -> TestPool.create(older(3).andThen(newer(3))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(SENTENCE);
        try (TestPool pool = TestPool.create(newer(3))) {
            assertThatThrownBy(() -> pool.admin()
                            .updateUserPool(request -> request.userPoolId(pool.id())
                                    .adminCreateUserConfig(config -> config.unusedAccountValidityDays(3))
                                    .policies(policies -> policies.passwordPolicy(
                                            policy -> policy.temporaryPasswordValidityDays(3)))))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageContaining(SENTENCE);
        }
    }

    @Test
    void shouldTakeZeroForSeven() {
        // given
        try (TestPool pool = TestPool.create(newer(0))) {
            // when / then
            assertThat(described(pool).policies().passwordPolicy().temporaryPasswordValidityDays())
                    .isEqualTo(7);
        }
    }
}
