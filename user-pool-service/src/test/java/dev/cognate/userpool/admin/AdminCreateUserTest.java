package dev.cognate.userpool.admin;

import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedUserStateException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;

@QuarkusTest
class AdminCreateUserTest {
    private TestPool pool;
    private String name;
    private String email;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> request.aliasAttributes(AliasAttributeType.EMAIL));
        name = newName();
        email = newEmail();
    }

    @AfterEach
    void disconnect() {
        EmbeddedMailServer.shared().start();
        WebhookReceiver.shared().answerWith(200);
        pool.close();
    }

    private AdminCreateUserResponse invite(String action) {
        return pool.admin()
                .adminCreateUser(request -> request.userPoolId(pool.id())
                        .username(name)
                        .messageAction(action)
                        .desiredDeliveryMediums(DeliveryMediumType.EMAIL)
                        .userAttributes(attribute("email", email), attribute("email_verified", "true")));
    }

    @Test
    void shouldMailNameAndTemporaryPassword() {
        // when
        AdminCreateUserResponse answer = invite(null);

        // then
        assertThat(answer.user().userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(answer.user().enabled()).isTrue();
        assertThat(answer.user().attributes()).contains(attribute("email", email));
        assertThat(EmbeddedMailServer.shared().awaitMailTo(email)).satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Your temporary password");
            assertThat(mail.body()).contains("Your username is " + name + " and temporary password is ");
        });
    }

    @Test
    void shouldTextTheInvitation() {
        // when
        pool.admin()
                .adminCreateUser(request -> request.userPoolId(pool.id())
                        .username(name)
                        .temporaryPassword("Temporary-1")
                        .userAttributes(attribute("phone_number", "+12065550142")));

        // then
        assertThat(WebhookReceiver.shared()
                        .awaitPost(post -> post.path("to").asText().equals("+12065550142"))
                        .path("message")
                        .asText())
                .isEqualTo("Your username is " + name + " and temporary password is Temporary-1. ");
    }

    @Test
    void shouldSendNothingWhenSuppressed() {
        // when
        invite("SUPPRESS");

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).isEmpty();
    }

    @Test
    void shouldSendTheInvitationAgainWithAnotherPassword() {
        // given
        invite(null);
        String first = EmbeddedMailServer.shared().awaitMailTo(email).body();

        // when
        invite("RESEND");

        // then
        assertThat(EmbeddedMailServer.shared().awaitMailTo(email, 2).body())
                .startsWith("Your username is " + name)
                .isNotEqualTo(first);
    }

    @Test
    void shouldResendOnlyToInvitedUsers() {
        // given
        assertThatThrownBy(() -> invite("RESEND"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
        invite("SUPPRESS");
        pool.admin()
                .adminSetUserPassword(request -> request.userPoolId(pool.id())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .permanent(true));

        // when / then
        assertThatThrownBy(() -> invite("RESEND")).isInstanceOf(UnsupportedUserStateException.class);
    }

    @Test
    void shouldRefuseATakenName() {
        // given
        invite("SUPPRESS");

        // when / then
        assertThatThrownBy(() -> invite("SUPPRESS"))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessageContaining("User already exists");
    }

    @Test
    void shouldMoveAVerifiedAddressOnlyWhenForced() {
        // given
        invite("SUPPRESS");
        String first = name;
        name = newName();
        assertThatThrownBy(() -> invite("SUPPRESS")).isInstanceOf(AliasExistsException.class);

        // when
        pool.admin()
                .adminCreateUser(request -> request.userPoolId(pool.id())
                        .username(name)
                        .messageAction("SUPPRESS")
                        .forceAliasCreation(true)
                        .userAttributes(attribute("email", email), attribute("email_verified", "true")));

        // then
        assertThat(pool.user(email).username()).isEqualTo(name);
        assertThat(pool.attributeOf(first, "email_verified")).isEqualTo("false");
    }

    @Test
    void shouldRefuseATemporaryPasswordAgainstThePolicy() {
        assertThatThrownBy(() -> pool.admin()
                        .adminCreateUser(request ->
                                request.userPoolId(pool.id()).username(name).temporaryPassword("Short-1")))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessageContaining("Password did not conform with policy: Password not long enough");
    }

    @Test
    void shouldKeepTheUserWhenTheProviderFails() {
        // given
        WebhookReceiver.shared().answerWith(503);

        // when
        assertThatThrownBy(() -> pool.admin()
                        .adminCreateUser(request -> request.userPoolId(pool.id())
                                .username(name)
                                .userAttributes(attribute("phone_number", "+12065550143"))))
                .isInstanceOf(CodeDeliveryFailureException.class);

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void shouldConfirmWithALastingPasswordAndForceAChangeOfATemporaryOne() {
        // given
        invite("SUPPRESS");

        // when
        setPassword(true);
        UserStatusType lasting = pool.user(name).userStatus();
        setPassword(false);

        // then
        assertThat(lasting).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    private void setPassword(boolean permanent) {
        pool.admin()
                .adminSetUserPassword(request -> request.userPoolId(pool.id())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .permanent(permanent));
    }
}
