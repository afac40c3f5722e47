package dev.cognate.userpool.profile;

import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.TestPool.code;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** AdminUpdateUserAttributes sends a code to an address the pool verifies. */
@QuarkusTest
class AdminUpdateAttributesTest {
    private TestPool pool;
    private String name;
    private String email;

    private void createUser(boolean keepOldAddress) {
        pool = TestPool.verifying(keepOldAddress);
        name = newName();
        email = newEmail();
        pool.signUpConfirmed(name, email);
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    private void update(AttributeType... attributes) {
        pool.admin()
                .adminUpdateUserAttributes(
                        request -> request.userPoolId(pool.id()).username(name).userAttributes(attributes));
    }

    private void verify(String code) {
        String token = pool.app()
                .initiateAuth(request -> request.clientId(pool.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", TestPool.PASSWORD)))
                .authenticationResult()
                .accessToken();
        pool.app()
                .verifyUserAttribute(request ->
                        request.accessToken(token).attributeName("email").code(code));
    }

    @Test
    void shouldSendACodeToTheNewAddressAnAdministratorSets() {
        // given
        createUser(false);
        String later = newEmail();

        // when
        update(attribute("email", later));

        // then
        assertThat(pool.attributeOf(name, "email")).isEqualTo(later);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("false");
        verify(code(later, 1));
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldKeepTheOldAddressUntilTheUserVerifiesTheOneAnAdministratorSets() {
        // given
        createUser(true);
        String later = newEmail();

        // when
        update(attribute("email", later), attribute("nickname", "Jay"));

        // then
        assertThat(pool.attributeOf(name, "nickname")).isEqualTo("Jay");
        assertThat(pool.attributeOf(name, "email")).isEqualTo(email);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
        verify(code(later, 1));
        assertThat(pool.attributeOf(name, "email")).isEqualTo(later);
    }

    @Test
    void shouldChangeAnAddressAtOnceAndSendNothingWhenTheAdministratorSaysItIsVerified() {
        // given
        createUser(true);
        String verified = newEmail();
        String unverified = newEmail();

        // when
        update(attribute("email", verified), attribute("email_verified", "true"));
        update(attribute("email", unverified));

        // then: the second message has arrived, so the first would have
        assertThat(code(unverified, 1)).isNotEmpty();
        assertThat(EmbeddedMailServer.shared().mailsTo(verified)).isEmpty();
        assertThat(pool.attributeOf(name, "email")).isEqualTo(verified);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldSendNothingForAnAddressThatStaysTheSame() {
        // given
        createUser(false);
        String later = newEmail();

        // when
        update(attribute("email", email));
        update(attribute("email", later));

        // then: one message to the old address, that of the sign-up
        assertThat(code(later, 1)).isNotEmpty();
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).hasSize(1);
    }
}
