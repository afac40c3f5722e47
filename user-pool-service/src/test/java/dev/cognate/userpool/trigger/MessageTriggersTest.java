package dev.cognate.userpool.trigger;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.Mail;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;

/** The triggers of messages: the words of a message, and its sending. */
@QuarkusTest
class MessageTriggersTest {
    @Inject
    TestUsers users;

    private final String name = TestPool.newName();
    private final String email = TestPool.newEmail();

    private static TriggerScene wording() {
        return TriggerScene.create((config, arn) -> config.customMessage(arn.apply("words")));
    }

    private static TriggerScene sending() {
        return TriggerScene.create((config, arn) -> config.kmsKeyID(FunctionEndpoint.CODE_KEY_ARN)
                .customEmailSender(
                        sender -> sender.lambdaArn(arn.apply("email")).lambdaVersion("V1_0"))
                .customSMSSender(sender -> sender.lambdaArn(arn.apply("sms")).lambdaVersion("V1_0")));
    }

    private Mail mail() {
        return EmbeddedMailServer.shared().awaitMailTo(email);
    }

    @Test
    void shouldSendTheWordsTheFunctionChooses() {
        // given
        TriggerScene scene = wording().sample("words", "custom-message");

        // when
        scene.app()
                .signUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .userAttributes(attribute("email", email))
                        .clientMetadata(Map.of("language", "de")));

        // then
        assertThat(mail().subject()).isEqualTo("Willkommen");
        assertThat(mail().body()).contains("Ihr Code ist " + mail().code() + ".");
        scene.app()
                .confirmSignUp(request ->
                        request.clientId(scene.clientId()).username(name).confirmationCode(mail().code()));
    }

    @Test
    void shouldTellTheFunctionWhatTheMessageIsFor() {
        // given
        TriggerScene scene = wording().responds("words", "{}");

        // when
        scene.signUp(name, email);

        // then
        JsonNode event = scene.event("words");
        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomMessage_SignUp");
        assertThat(event.path("userName").asText()).isEqualTo(name);
        JsonNode request = event.path("request");
        assertThat(request.path("codeParameter").asText()).isEqualTo("{####}");
        assertThat(request.path("linkParameter").asText()).isEqualTo("{##Click Here##}");
        assertThat(request.path("usernameParameter").isNull()).isTrue();
        assertThat(request.path("userAttributes").path("cognito:user_status").asText())
                .isEqualTo("UNCONFIRMED");
        assertThat(event.path("response").toString())
                .isEqualTo("{\"smsMessage\":null,\"emailMessage\":null,\"emailSubject\":null}");
        assertThat(mail().body()).contains("Your verification code is");
    }

    @Test
    void shouldNameEveryReasonForAMessage() {
        // given
        TriggerScene scene = wording().responds("words", "{}");
        scene.signUp(name, email);

        // when / then
        scene.app()
                .resendConfirmationCode(
                        request -> request.clientId(scene.clientId()).username(name));
        assertThat(source(scene)).isEqualTo("CustomMessage_ResendCode");
        String code = EmbeddedMailServer.shared().awaitMailTo(email, 2).code();
        scene.app()
                .confirmSignUp(request ->
                        request.clientId(scene.clientId()).username(name).confirmationCode(code));
        scene.app().forgotPassword(request -> request.clientId(scene.clientId()).username(name));
        assertThat(source(scene)).isEqualTo("CustomMessage_ForgotPassword");
        String token = scene.signIn(name).authenticationResult().accessToken();
        scene.app()
                .getUserAttributeVerificationCode(
                        request -> request.accessToken(token).attributeName("email"));
        assertThat(source(scene)).isEqualTo("CustomMessage_VerifyUserAttribute");
        scene.app()
                .updateUserAttributes(
                        request -> request.accessToken(token).userAttributes(attribute("email", TestPool.newEmail())));
        assertThat(source(scene)).isEqualTo("CustomMessage_UpdateUserAttribute");
    }

    private static String source(TriggerScene scene) {
        return scene.event("words").path("triggerSource").asText();
    }

    @Test
    void shouldFillTheNameIntoInvitations() {
        // given
        TriggerScene scene = wording().sample("words", "custom-message");

        // when
        scene.admin()
                .adminCreateUser(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .temporaryPassword("Temporary-<1>")
                        .userAttributes(attribute("email", email))
                        .desiredDeliveryMediumsWithStrings("EMAIL"));

        // then
        assertThat(scene.event("words").path("triggerSource").asText()).isEqualTo("CustomMessage_AdminCreateUser");
        assertThat(mail().body()).contains(name + ": Hello! Your code is Temporary-&lt;1&gt;.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No code here", "####", "{###}"})
    void shouldRefuseWordsWithoutAPlaceForTheCode(String words) {
        // given
        TriggerScene scene = wording().responds("words", "{\"emailMessage\":\"" + words + "\"}");

        // when / then
        assertThatThrownBy(() -> scene.signUp(name, email)).isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void shouldPassTheErrorOfTheFunction() {
        // given
        TriggerScene scene = wording().fails("words", "Speechless");

        // when / then
        assertThatThrownBy(() -> scene.signUp(name, email))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("CustomMessage failed with error Speechless.");
    }

    @Test
    void shouldLeaveEmailToTheFunctionWithTheCodeEncrypted() {
        // given
        TriggerScene scene = sending().sample("email", "custom-email-sender");

        // when
        scene.app()
                .signUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .userAttributes(attribute("email", email))
                        .clientMetadata(Map.of("language", "de")));

        // then
        String code = WebhookReceiver.shared().awaitCodeFor(email);
        scene.app()
                .confirmSignUp(request ->
                        request.clientId(scene.clientId()).username(name).confirmationCode(code));
        JsonNode event = scene.event("email");
        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_SignUp");
        assertThat(event.has("response")).isFalse();
        assertThat(event.path("request").path("type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(event.path("request").path("clientMetadata").path("language").asText())
                .isEqualTo("de");
        assertThat(event.toString()).doesNotContain(code);
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).isEmpty();
    }

    @Test
    void shouldLeaveTextMessagesToTheFunction() {
        // given
        TriggerScene scene = sending().sample("sms", "custom-sms-sender");
        String phone = "+1206" + (5550000 + (int) (Math.random() * 9999));
        users.create(
                scene.poolId(),
                name,
                UserStatus.CONFIRMED,
                Map.of("phone_number", phone, "phone_number_verified", "true"));

        // when
        scene.app().forgotPassword(request -> request.clientId(scene.clientId()).username(name));

        // then
        String code = WebhookReceiver.shared().awaitCodeFor(phone);
        assertThat(code).hasSize(6);
        assertThat(scene.event("sms").path("triggerSource").asText()).isEqualTo("CustomSMSSender_ForgotPassword");
        assertThat(scene.event("sms").path("request").path("type").asText()).isEqualTo("customSMSSenderRequestV1");
    }

    @Test
    void shouldEscapeTemporaryPasswordsForTheEmailFunction() {
        // given
        TriggerScene scene = sending().sample("email", "custom-email-sender");

        // when
        scene.admin()
                .adminCreateUser(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .temporaryPassword("Temporary-<1>")
                        .userAttributes(attribute("email", email))
                        .desiredDeliveryMediumsWithStrings("EMAIL"));

        // then
        JsonNode post = WebhookReceiver.shared()
                .awaitPost(body -> email.equals(body.path("to").asText()));
        assertThat(post.path("kind").asText()).isEqualTo("CustomEmailSender_AdminCreateUser");
        assertThat(post.path("message").asText()).isEqualTo("Your code is Temporary-&lt;1&gt;.");
    }
}
