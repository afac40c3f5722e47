package dev.cognate.userpool.signup;

import static dev.cognate.userpool.TestPool.PASSWORD;
import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

@QuarkusTest
class SignUpTest {
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request ->
                request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL, VerifiedAttributeType.PHONE_NUMBER));
    }

    @AfterEach
    void disconnect() {
        EmbeddedMailServer.shared().start();
        pool.close();
    }

    @Test
    void shouldCreateAnUnconfirmedUserAndMailACode() {
        // given
        String name = newName();
        String email = newEmail();

        // when
        var answer = pool.signUp(name, email);

        // then
        assertThat(answer.userConfirmed()).isFalse();
        assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("j***@e***");
        assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.EMAIL);
        assertThat(answer.codeDeliveryDetails().attributeName()).isEqualTo("email");
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
        assertThat(pool.attributeOf(name, "sub")).isEqualTo(answer.userSub());
        assertThat(EmbeddedMailServer.shared().awaitMailTo(email).subject()).isEqualTo("Your verification code");
    }

    @Test
    void shouldTextTheCodeWhenThereIsAPhoneToVerify() {
        // when
        var answer = pool.app()
                .signUp(request -> request.clientId(pool.clientId())
                        .username(newName())
                        .password(PASSWORD)
                        .userAttributes(attribute("email", newEmail()), attribute("phone_number", "+12065550123")));

        // then
        assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("+*******0123");
        assertThat(answer.codeDeliveryDetails().deliveryMedium()).isEqualTo(DeliveryMediumType.SMS);
        assertThat(WebhookReceiver.shared().awaitCodeFor("+12065550123")).hasSize(6);
    }

    @Test
    void shouldRefuseATakenName() {
        // given
        String name = newName();
        pool.signUp(name, newEmail());

        // when / then
        assertThatThrownBy(() -> pool.signUp(name, newEmail()))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessageContaining("User already exists");
    }

    @Test
    void shouldRefuseAPasswordAgainstThePolicy() {
        assertThatThrownBy(() -> pool.app()
                        .signUp(request -> request.clientId(pool.clientId())
                                .username(newName())
                                .password("nouppercase-1")))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessageContaining("Password did not conform with policy: Password must have uppercase characters");
    }

    @Test
    void shouldRefuseAttributesOutsideTheSchema() {
        assertThatThrownBy(() -> pool.app()
                        .signUp(request -> request.clientId(pool.clientId())
                                .username(newName())
                                .password(PASSWORD)
                                .userAttributes(attribute("custom:unknown", "x"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Attributes did not conform to the schema");
    }

    @Test
    void shouldRefuseWhenOnlyAdministratorsCreateUsers() {
        // given
        try (TestPool closed = TestPool.create(
                request -> request.adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true)))) {
            // when / then
            assertThatThrownBy(() -> closed.signUp(newName(), newEmail()))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("SignUp is not permitted for this user pool");
        }
    }

    @Test
    void shouldAskConfidentialClientsForTheirSecretHash() {
        // given
        String clientId = Api.newClient(pool.admin(), pool.id(), request -> request.generateSecret(true))
                .clientId();

        // when / then
        assertThatThrownBy(() -> pool.app()
                        .signUp(request ->
                                request.clientId(clientId).username(newName()).password(PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("is configured with secret but SECRET_HASH was not received");
    }

    @Test
    void shouldNameUsersBySubWhereTheySignInByEmail() {
        // given
        try (TestPool byEmail = TestPool.create(request -> request.usernameAttributes(UsernameAttributeType.EMAIL)
                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))) {
            String email = newEmail();

            // when
            var answer = byEmail.app()
                    .signUp(request ->
                            request.clientId(byEmail.clientId()).username(email).password(PASSWORD));

            // then
            assertThat(byEmail.user(email).username()).isEqualTo(answer.userSub());
            assertThat(EmbeddedMailServer.shared().awaitMailTo(email).code()).hasSize(6);
        }
    }

    @Test
    void shouldKeepTheUserWhenTheMailCannotBeDelivered() {
        // given
        String name = newName();
        EmbeddedMailServer.shared().stop();

        // when
        assertThatThrownBy(() -> pool.signUp(name, newEmail())).isInstanceOf(CodeDeliveryFailureException.class);

        // then
        assertThat(pool.user(name).userStatus()).isEqualTo(UserStatusType.UNCONFIRMED);
    }
}
