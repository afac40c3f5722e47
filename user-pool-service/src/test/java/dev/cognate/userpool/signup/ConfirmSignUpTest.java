package dev.cognate.userpool.signup;

import static dev.cognate.userpool.TestPool.code;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static dev.cognate.userpool.TestPool.other;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class ConfirmSignUpTest {
    private TestPool pool;
    private String name;
    private String email;

    @BeforeEach
    void signUp() {
        pool = TestPool.create(request ->
                request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL).aliasAttributes(AliasAttributeType.EMAIL));
        name = newName();
        email = newEmail();
        pool.signUp(name, email);
    }

    @AfterEach
    void disconnect() {
        TestClock.reset();
        pool.close();
    }

    private void confirm(String username, String code, boolean force) {
        pool.app()
                .confirmSignUp(request -> request.clientId(pool.clientId())
                        .username(username)
                        .confirmationCode(code)
                        .forceAliasCreation(force));
    }

    @Test
    void shouldConfirmTheUserAndVerifyTheAddress() {
        // when
        confirm(name, code(email, 1), false);

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldRefuseAWrongCode() {
        assertThatThrownBy(() -> confirm(name, other(code(email, 1)), false))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid verification code provided, please try again.");
    }

    @Test
    void shouldRefuseAConfirmedUser() {
        // given
        String code = code(email, 1);
        confirm(name, code, false);

        // when / then
        assertThatThrownBy(() -> confirm(name, code, false))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User cannot be confirmed. Current status is CONFIRMED");
    }

    @Test
    void shouldRefuseAnExpiredCode() {
        // given
        String code = code(email, 1);
        TestClock.advance(Duration.ofHours(24));

        // when / then
        assertThatThrownBy(() -> confirm(name, code, false))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageContaining("Invalid code provided, please request a code again.");
    }

    @Test
    void shouldLimitAttempts() {
        // given
        String code = code(email, 1);
        for (int i = 0; i < 15; i++) {
            assertThatThrownBy(() -> confirm(name, other(code), false)).isInstanceOf(CodeMismatchException.class);
        }

        // when / then
        assertThatThrownBy(() -> confirm(name, code, false))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Attempt limit exceeded, please try after some time.");
    }

    @Test
    void shouldNotLetALaterUserTakeAVerifiedAddress() {
        // given
        confirm(name, code(email, 1), false);
        String later = newName();
        pool.signUp(later, email);

        // when / then
        assertThatThrownBy(() -> confirm(later, code(email, 2), false))
                .isInstanceOf(AliasExistsException.class)
                .hasMessageContaining("An account with the email already exists.");
    }

    @Test
    void shouldMoveTheAliasWhenForced() {
        // given
        confirm(name, code(email, 1), false);
        String later = newName();
        pool.signUp(later, email);

        // when
        confirm(later, code(email, 2), true);

        // then
        assertThat(pool.user(email).username()).isEqualTo(later);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("false");
    }

    @Test
    void shouldVoidTheFirstCodeWhenAnotherIsSent() {
        // given
        String first = code(email, 1);
        pool.app()
                .resendConfirmationCode(
                        request -> request.clientId(pool.clientId()).username(name));
        String second = code(email, 2);

        // when
        if (!first.equals(second)) {
            assertThatThrownBy(() -> confirm(name, first, false)).isInstanceOf(CodeMismatchException.class);
        }
        confirm(name, second, false);

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void shouldLetAnAdministratorConfirm() {
        // when
        pool.admin().adminConfirmSignUp(request -> request.userPoolId(pool.id()).username(name));

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(pool.attributeOf(name, "email_verified")).isNotEqualTo("true");
        assertThatThrownBy(() -> confirm(name, code(email, 1), false)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldTellThatAUserDoesNotExistOnlyIfTheClientDoes() {
        // given
        String nobody = newName();

        // when / then
        assertThatThrownBy(() -> confirm(nobody, "123456", false))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
        assertThatThrownBy(() -> pool.app()
                        .confirmSignUp(request -> request.clientId(pool.hidingClientId())
                                .username(nobody)
                                .confirmationCode("123456")))
                .isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void shouldSimulateResendingForAUserThatDoesNotExist() {
        // given
        String nobody = newName();

        // when
        var first = pool.app()
                .resendConfirmationCode(
                        request -> request.clientId(pool.hidingClientId()).username(nobody));
        var second = pool.app()
                .resendConfirmationCode(
                        request -> request.clientId(pool.hidingClientId()).username(nobody));

        // then
        assertThat(first.codeDeliveryDetails().destination()).matches("[a-z]\\*{3}@[a-z]\\*{3}");
        assertThat(second.codeDeliveryDetails()).isEqualTo(first.codeDeliveryDetails());
        assertThatThrownBy(() -> pool.app()
                        .confirmSignUp(request -> request.clientId(pool.hidingClientId())
                                .username(nobody)
                                .confirmationCode("123456")))
                .isInstanceOf(CodeMismatchException.class);
    }
}
