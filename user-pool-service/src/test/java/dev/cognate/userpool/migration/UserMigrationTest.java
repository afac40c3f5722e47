package dev.cognate.userpool.migration;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.trigger.TriggerScene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users who come over from an older directory at their first sign-in. */
@QuarkusTest
class UserMigrationTest {
    private static final String NAME = "grace.hopper";
    private static final String PASSWORD = "Old-password-1";

    private final TriggerScene scene = TriggerScene.create((config, arn) -> config.userMigration(arn.apply("migrate")));

    private AdminGetUserResponse user(String name) {
        return scene.admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(name));
    }

    @Test
    void shouldBringAUserOverWhoSignsInWithTheOldPassword() {
        // given
        scene.sample("migrate", "user-migration");

        // when
        var answer = scene.password(scene.clientId(), NAME, PASSWORD, Map.of("from", "web"));

        // then
        assertThat(answer.authenticationResult()).isNotNull();
        assertThat(user(NAME).userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(user(NAME).userAttributes())
                .contains(attribute("email", "grace.hopper@example.com"), attribute("email_verified", "true"));
        assertThat(scene.event("migrate").path("triggerSource").asText()).isEqualTo("UserMigration_Authentication");
        assertThat(scene.event("migrate").path("request").path("validationData").toString())
                .isEqualTo("{\"from\":\"web\"}");
    }

    @Test
    void shouldAskTheFunctionOnlyOnce() {
        // given
        scene.sample("migrate", "user-migration");
        scene.password(scene.clientId(), NAME, PASSWORD);

        // when
        var answer = scene.password(scene.clientId(), NAME, PASSWORD);

        // then
        assertThat(answer.authenticationResult()).isNotNull();
        assertThat(scene.calls("migrate")).isEqualTo(1);
    }

    @Test
    void shouldRefuseAWrongOldPassword() {
        // given
        scene.sample("migrate", "user-migration");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), NAME, "Wrong-password-1"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("Exception migrating user in app client " + scene.clientId());
        assertThatThrownBy(() -> user(NAME)).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldNotTellStrangersWhoIsInTheOlderDirectory() {
        // given
        scene.sample("migrate", "user-migration");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.hidingClientId(), NAME, "Wrong-password-1"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThatThrownBy(() -> scene.password(scene.hidingClientId(), "nobody", "Wrong-password-1"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @Test
    void shouldStopAskingAfterTooManyWrongPasswords() {
        // given
        scene.sample("migrate", "user-migration");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> scene.password(scene.clientId(), NAME, "Wrong-password-1"))
                    .isInstanceOf(UserNotFoundException.class);
        }

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), NAME, PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Password attempts exceeded");
        assertThat(scene.calls("migrate")).isEqualTo(5);
    }

    @Test
    void shouldTreatAnEmptyAnswerAsAnUnknownUser() {
        // given
        scene.responds("migrate", "{}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), "nobody", PASSWORD))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
        assertThatThrownBy(() -> scene.password(scene.hidingClientId(), "nobody", PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldHaveAUserChooseAnotherPasswordUnlessTheFunctionConfirms() {
        // given
        scene.responds("migrate", "{\"userAttributes\":{\"email\":\"ada@example.com\",\"email_verified\":\"true\"}}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), "ada", PASSWORD))
                .isInstanceOf(PasswordResetRequiredException.class);
        assertThat(user("ada").userStatus()).isEqualTo(UserStatusType.RESET_REQUIRED);
    }

    @Test
    void shouldRefuseAUserOfAnotherName() {
        // given
        scene.responds(
                "migrate", "{\"finalUserStatus\":\"CONFIRMED\",\"userAttributes\":{\"username\":\"somebody-else\"}}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), "ada", PASSWORD))
                .isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> user("somebody-else")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldRequireATextMessageOfAUserTheFunctionWantsItOf() {
        // given
        scene.responds(
                "migrate",
                "{\"finalUserStatus\":\"CONFIRMED\",\"enableSMSMFA\":true,"
                        + "\"userAttributes\":{\"phone_number\":\"+12065550100\"}}");
        assertThatThrownBy(() -> scene.password(scene.clientId(), "ada", PASSWORD))
                .isInstanceOf(UserNotFoundException.class);
        scene.admin()
                .setUserPoolMfaConfig(request -> request.userPoolId(scene.poolId())
                        .mfaConfiguration("OPTIONAL")
                        .smsMfaConfiguration(sms -> sms.smsConfiguration(
                                sender -> sender.snsCallerArn("arn:aws:iam::000000000000:role/sms"))));

        // when
        var answer = scene.password(scene.clientId(), "ada", PASSWORD);

        // then
        assertThat(answer.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void shouldNotMigrateBySrp() {
        // given
        scene.sample("migrate", "user-migration");

        // when / then
        assertThatThrownBy(() -> scene.app()
                        .initiateAuth(request -> request.clientId(scene.clientId())
                                .authFlow(AuthFlowType.USER_SRP_AUTH)
                                .authParameters(Map.of("USERNAME", NAME, "SRP_A", "abcdef"))))
                .isInstanceOf(UserNotFoundException.class);
        assertThat(scene.calls("migrate")).isZero();
    }

    @Test
    void shouldBringAUserOverWhoForgotThePassword() {
        // given
        String email = TestPool.newEmail();
        scene.responds(
                "migrate",
                "{\"finalUserStatus\":\"CONFIRMED\",\"userAttributes\":{\"email\":\"" + email
                        + "\",\"email_verified\":\"true\"}}");

        // when
        scene.app()
                .forgotPassword(request ->
                        request.clientId(scene.clientId()).username("ada").clientMetadata(Map.of("from", "web")));

        // then
        String code = EmbeddedMailServer.shared().awaitMailTo(email).code();
        scene.app()
                .confirmForgotPassword(request -> request.clientId(scene.clientId())
                        .username("ada")
                        .confirmationCode(code)
                        .password(TestPool.PASSWORD));
        assertThat(scene.signIn("ada").authenticationResult()).isNotNull();
        assertThat(scene.event("migrate").path("triggerSource").asText()).isEqualTo("UserMigration_ForgotPassword");
        assertThat(scene.event("migrate")
                        .path("request")
                        .path("clientMetadata")
                        .path("from")
                        .asText())
                .isEqualTo("web");
        assertThat(scene.event("migrate").path("request").path("password").isNull())
                .isTrue();
    }
}
