package dev.cognate.userpool.profile;

import static dev.cognate.userpool.TestPool.PASSWORD;
import static dev.cognate.userpool.TestPool.attribute;
import static dev.cognate.userpool.TestPool.code;
import static dev.cognate.userpool.TestPool.newEmail;
import static dev.cognate.userpool.TestPool.newName;
import static dev.cognate.userpool.TestPool.other;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

@QuarkusTest
class OwnAttributesTest {
    private static final String NEW_PASSWORD = "Another-horse-2";
    private TestPool pool;
    private String name;
    private String email;
    private String token;

    private void signIn(boolean keepOldAddress) {
        pool = TestPool.verifying(keepOldAddress);
        name = newName();
        email = newEmail();
        pool.signUpConfirmed(name, email);
        token = accessToken(PASSWORD);
    }

    private String accessToken(String password) {
        return pool.app()
                .initiateAuth(request -> request.clientId(pool.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
                .authenticationResult()
                .accessToken();
    }

    @AfterEach
    void disconnect() {
        TestClock.reset();
        pool.close();
    }

    private void update(String attribute, String value) {
        pool.app()
                .updateUserAttributes(
                        request -> request.accessToken(token).userAttributes(attribute(attribute, value)));
    }

    private void verify(String code) {
        pool.app()
                .verifyUserAttribute(request ->
                        request.accessToken(token).attributeName("email").code(code));
    }

    @Test
    void shouldDescribeTheSignedInUser() {
        // given
        signIn(false);

        // when
        var answer = pool.app().getUser(request -> request.accessToken(token));

        // then
        assertThat(answer.username()).isEqualTo(name);
        assertThat(answer.userAttributes()).extracting(AttributeType::name).startsWith("sub");
        assertThat(answer.userAttributes()).contains(attribute("email", email), attribute("email_verified", "true"));
    }

    @Test
    void shouldUpdateAnAddressAtOnceAndVerifyItByCode() {
        // given
        signIn(false);
        String later = newEmail();

        // when
        update("email", later);

        // then
        assertThat(pool.attributeOf(name, "email")).isEqualTo(later);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("false");
        verify(code(later, 1));
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldKeepTheOldAddressUntilTheNewOneIsVerified() {
        // given
        signIn(true);
        String later = newEmail();

        // when
        update("email", later);

        // then
        assertThat(pool.attributeOf(name, "email")).isEqualTo(email);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
        verify(code(later, 1));
        assertThat(pool.attributeOf(name, "email")).isEqualTo(later);
        assertThat(pool.attributeOf(name, "email_verified")).isEqualTo("true");
    }

    @Test
    void shouldSendTheCodeOfAWaitingAddressAgain() {
        // given
        signIn(true);
        String later = newEmail();
        update("email", later);

        // when
        var details = pool.app()
                .getUserAttributeVerificationCode(
                        request -> request.accessToken(token).attributeName("email"))
                .codeDeliveryDetails();

        // then
        assertThat(details.attributeName()).isEqualTo("email");
        verify(code(later, 2));
        assertThat(pool.attributeOf(name, "email")).isEqualTo(later);
    }

    @Test
    void shouldAcceptACodeOnceAndNoOther() {
        // given
        signIn(false);
        String later = newEmail();
        update("email", later);
        String code = code(later, 1);

        // when / then
        assertThatThrownBy(() -> verify(other(code))).isInstanceOf(CodeMismatchException.class);
        verify(code);
        assertThatThrownBy(() -> verify(code)).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void shouldDeleteAttributes() {
        // given
        signIn(false);
        update("nickname", "Jay");

        // when
        pool.app().deleteUserAttributes(request -> request.accessToken(token).userAttributeNames("nickname"));

        // then
        assertThat(pool.attributeOf(name, "nickname")).isNull();
    }

    @Test
    void shouldChangeThePasswordOfWhoKnowsIt() {
        // given
        signIn(false);

        // when
        pool.app()
                .changePassword(request ->
                        request.accessToken(token).previousPassword(PASSWORD).proposedPassword(NEW_PASSWORD));

        // then
        assertThat(accessToken(NEW_PASSWORD)).isNotEmpty();
        assertThatThrownBy(() -> accessToken(PASSWORD)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldCountWrongPreviousPasswordsLikeFailedSignIns() {
        // given
        signIn(false);
        for (int i = 0; i < 8; i++) {
            TestClock.advance(Duration.ofSeconds(20));
            assertThatThrownBy(() -> changeFrom("Wrong-horse-1"))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("Incorrect username or password.");
        }

        // when / then
        assertThatThrownBy(() -> changeFrom(PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Password attempts exceeded");
    }

    @Test
    void shouldRefuseAProposedPasswordAgainstThePolicy() {
        // given
        signIn(false);

        // when / then
        assertThatThrownBy(() -> pool.app()
                        .changePassword(request -> request.accessToken(token)
                                .previousPassword(PASSWORD)
                                .proposedPassword("tooweak")))
                .isInstanceOf(InvalidPasswordException.class);
    }

    private void changeFrom(String previous) {
        pool.app()
                .changePassword(request ->
                        request.accessToken(token).previousPassword(previous).proposedPassword(NEW_PASSWORD));
    }

    @Test
    void shouldDeleteTheUserAndItsTokens() {
        // given
        signIn(false);

        // when
        pool.app().deleteUser(request -> request.accessToken(token));

        // then
        assertThatThrownBy(() -> pool.user(name)).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pool.app().getUser(request -> request.accessToken(token)))
                .isInstanceOf(AwsServiceException.class);
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).hasSize(1);
    }
}
