package dev.cognate.userpool.recovery;

import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.TestPool.code;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static dev.cognate.userpool.TestPool.other;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.EmbeddedRedisServer;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class ForgotPasswordTest {
    private static final String NEW_PASSWORD = "Another-horse-2";
    private TestPool pool;
    private String name;
    private String email;

    @BeforeEach
    void signUp() {
        pool = TestPool.create(request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
        name = newName();
        email = newEmail();
        pool.signUpConfirmed(name, email);
    }

    @AfterEach
    void disconnect() {
        TestClock.reset();
        EmbeddedRedisServer.shared().start();
        pool.close();
    }

    private CodeDeliveryDetailsType forgot(String clientId, String username) {
        return pool.app()
                .forgotPassword(request -> request.clientId(clientId).username(username))
                .codeDeliveryDetails();
    }

    private void reset(String clientId, String username, String code) {
        pool.app()
                .confirmForgotPassword(request -> request.clientId(clientId)
                        .username(username)
                        .confirmationCode(code)
                        .password(NEW_PASSWORD));
    }

    @Test
    void shouldMailACodeThatAllowsANewPasswordOnce() {
        // when
        CodeDeliveryDetailsType details = forgot(pool.clientId(), name);
        String code = code(email, 2);
        reset(pool.clientId(), name, code);

        // then
        assertThat(details.destination()).isEqualTo("j***@e***");
        assertThat(details.attributeName()).isEqualTo("email");
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThatThrownBy(() -> reset(pool.clientId(), name, code))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageContaining("Invalid code provided, please request a code again.");
    }

    @Test
    void shouldRefuseAWrongCode() {
        // given
        forgot(pool.clientId(), name);

        // when / then
        assertThatThrownBy(() -> reset(pool.clientId(), name, other(code(email, 2))))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldRefuseACodeAfterAnHour() {
        // given
        forgot(pool.clientId(), name);
        String code = code(email, 2);
        TestClock.advance(Duration.ofHours(1));

        // when / then
        assertThatThrownBy(() -> reset(pool.clientId(), name, code)).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void shouldKeepTheCodeWhenTheNewPasswordIsTooWeak() {
        // given
        forgot(pool.clientId(), name);
        String code = code(email, 2);

        // when
        assertThatThrownBy(() -> pool.app()
                        .confirmForgotPassword(request -> request.clientId(pool.clientId())
                                .username(name)
                                .confirmationCode(code)
                                .password("Weakweak1")))
                .isInstanceOf(InvalidPasswordException.class);
        reset(pool.clientId(), name, code);

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void shouldLimitRequestsPerHour() {
        // given
        for (int i = 0; i < 5; i++) {
            forgot(pool.clientId(), name);
        }

        // when / then
        assertThatThrownBy(() -> forgot(pool.clientId(), name))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Attempt limit exceeded, please try after some time.");
    }

    @Test
    void shouldGoOnAndKeepLimitsWhileRedisIsAway() {
        // given
        forgot(pool.clientId(), name);
        String code = code(email, 2);
        EmbeddedRedisServer.shared().stop();

        // when
        reset(pool.clientId(), name, code);
        for (int i = 0; i < 5; i++) {
            forgot(pool.clientId(), name);
        }

        // then
        assertThatThrownBy(() -> forgot(pool.clientId(), name)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void shouldRefuseUsersWithoutAVerifiedAddress() {
        // given
        String unverified = newName();
        pool.signUp(unverified, newEmail());

        // when / then
        assertThatThrownBy(() -> forgot(pool.clientId(), unverified))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "Cannot reset password for the user as there is no registered/verified email or phone_number");
    }

    @Test
    void shouldTellThatAUserDoesNotExistIfTheClientDoes() {
        assertThatThrownBy(() -> forgot(pool.clientId(), newName()))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
    }

    @Test
    void shouldTreatUnknownUsersLikeKnownOnesIfTheClientHidesThem() {
        // given
        String nobody = newName();
        String nobodysEmail = newEmail();

        // when / then
        assertThat(forgot(pool.hidingClientId(), nobodysEmail)).isEqualTo(forgot(pool.hidingClientId(), name));
        assertThatThrownBy(() -> reset(pool.hidingClientId(), nobody, "123456"))
                .isInstanceOf(ExpiredCodeException.class);
        assertThatThrownBy(() -> reset(pool.hidingClientId(), nobodysEmail, "123456"))
                .isInstanceOf(CodeMismatchException.class);
        assertThatThrownBy(() -> reset(pool.hidingClientId(), name, other(code(email, 2))))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldLimitUnknownUsersLikeKnownOnes() {
        // given
        String nobody = newName();
        for (int i = 0; i < 5; i++) {
            forgot(pool.hidingClientId(), nobody);
        }

        // when / then
        assertThatThrownBy(() -> forgot(pool.hidingClientId(), nobody)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void shouldFollowThePrioritiesOfAccountRecovery() {
        // given
        try (TestPool phones =
                TestPool.create(request -> request.accountRecoverySetting(recovery -> recovery.recoveryMechanisms(
                        option(2, RecoveryOptionNameType.VERIFIED_EMAIL),
                        option(1, RecoveryOptionNameType.VERIFIED_PHONE_NUMBER))))) {
            String user = newName();
            phones.admin()
                    .adminCreateUser(request -> request.userPoolId(phones.id())
                            .username(user)
                            .messageAction("SUPPRESS")
                            .userAttributes(
                                    attribute("email", newEmail()),
                                    attribute("email_verified", "true"),
                                    attribute("phone_number", "+12065550177"),
                                    attribute("phone_number_verified", "true")));
            phones.admin()
                    .adminSetUserPassword(request -> request.userPoolId(phones.id())
                            .username(user)
                            .password(TestPool.PASSWORD)
                            .permanent(true));

            // when
            var details = phones.app()
                    .forgotPassword(
                            request -> request.clientId(phones.clientId()).username(user))
                    .codeDeliveryDetails();

            // then
            assertThat(details.deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
            assertThat(WebhookReceiver.shared().awaitCodeFor("+12065550177")).hasSize(6);
        }
    }

    @Test
    void shouldLeaveRecoveryToTheAdministratorWhereThePoolSaysSo() {
        // given
        try (TestPool strict = TestPool.create(request -> request.accountRecoverySetting(
                recovery -> recovery.recoveryMechanisms(option(1, RecoveryOptionNameType.ADMIN_ONLY))))) {
            // when / then
            assertThatThrownBy(() -> strict.app()
                            .forgotPassword(request ->
                                    request.clientId(strict.hidingClientId()).username("anybody")))
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void shouldRequireAResetWhenTheAdministratorAsksForIt() {
        // when
        pool.admin()
                .adminResetUserPassword(request -> request.userPoolId(pool.id()).username(name));

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
        reset(pool.clientId(), name, code(email, 2));
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).hasSize(2);
    }

    private static RecoveryOptionType option(int priority, RecoveryOptionNameType option) {
        return RecoveryOptionType.builder().priority(priority).name(option).build();
    }
}
