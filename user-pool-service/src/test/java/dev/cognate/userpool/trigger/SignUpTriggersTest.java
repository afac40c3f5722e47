package dev.cognate.userpool.trigger;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.TopicReader;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The triggers of sign-up: before a user is created, and after one is confirmed. */
@QuarkusTest
class SignUpTriggersTest {
    private static final String PASSWORD = TestPool.PASSWORD;

    private final TriggerScene scene = TriggerScene.create(
            (config, arn) -> config.preSignUp(arn.apply("pre")).postConfirmation(arn.apply("post")));
    private final String name = TestPool.newName();
    private final String email = TestPool.newEmail();

    private AdminGetUserResponse user() {
        return scene.admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(name));
    }

    @Test
    void shouldConfirmAndVerifyWhomThePreSignUpFunctionTrusts() {
        // given
        scene.sample("pre", "pre-sign-up").responds("post", "{}");

        // when
        SignUpResponse answer = scene.signUp(name, email);

        // then
        assertThat(answer.userConfirmed()).isTrue();
        assertThat(answer.codeDeliveryDetails()).isNull();
        assertThat(user().userAttributes()).contains(attribute("email_verified", "true"));
        assertThat(scene.event("post").path("triggerSource").asText()).isEqualTo("PostConfirmation_ConfirmSignUp");
        assertThat(scene.signIn(name).authenticationResult()).isNotNull();
    }

    @Test
    void shouldNotCreateWhomThePreSignUpFunctionRefuses() {
        // given
        scene.sample("pre", "pre-sign-up");

        // when / then
        assertThatThrownBy(() -> scene.signUp("jane", email))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("PreSignUp failed with error A username has at least 5 characters.");
        assertThatThrownBy(() -> scene.admin()
                        .adminGetUser(
                                request -> request.userPoolId(scene.poolId()).username("jane")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldTellThePreSignUpFunctionWhatTheApplicationSends() {
        // given
        scene.responds("pre", "{}");

        // when
        scene.app()
                .signUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .password(PASSWORD)
                        .userAttributes(attribute("email", email))
                        .validationData(attribute("captcha", "42"))
                        .clientMetadata(Map.of("campaign", "spring")));

        // then
        JsonNode event = scene.event("pre");
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreSignUp_SignUp");
        assertThat(event.path("userName").asText()).isEqualTo(name);
        assertThat(event.path("callerContext").path("clientId").asText()).isEqualTo(scene.clientId());
        assertThat(event.path("callerContext").path("awsSdkVersion").asText()).startsWith("aws-sdk-java-2.");
        assertThat(event.path("request").toString())
                .isEqualTo("{\"userAttributes\":{\"email\":\"" + email + "\"},\"validationData\":{\"captcha\":\"42\"},"
                        + "\"clientMetadata\":{\"campaign\":\"spring\"}}");
        assertThat(event.path("response").toString())
                .isEqualTo("{\"autoConfirmUser\":false,\"autoVerifyEmail\":false,\"autoVerifyPhone\":false}");
    }

    @Test
    void shouldRefuseToVerifyAnAddressTheUserDoesNotHave() {
        // given
        scene.responds("pre", "{\"autoVerifyPhone\":true}");

        // when / then
        assertThatThrownBy(() -> scene.signUp(name, email)).isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void shouldAskAboutUsersAnAdministratorCreatesButNotConfirmThem() {
        // given
        scene.responds("pre", "{\"autoConfirmUser\":true}");

        // when
        scene.admin()
                .adminCreateUser(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .clientMetadata(Map.of("campaign", "spring"))
                        .messageAction("SUPPRESS"));

        // then
        JsonNode event = scene.event("pre");
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreSignUp_AdminCreateUser");
        assertThat(event.path("callerContext").path("clientId").asText()).isEqualTo("CLIENT_ID_NOT_APPLICABLE");
        assertThat(event.path("request").path("clientMetadata").path("campaign").asText())
                .isEqualTo("spring");
        assertThat(user().userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void shouldTellThePostConfirmationFunctionOfConfirmedUsers() {
        // given
        scene.responds("pre", "{}").sample("post", "post-confirmation");
        String sub = scene.signUp(name, email).userSub();
        String code = EmbeddedMailServer.shared().awaitMailTo(email).code();

        // when
        scene.app()
                .confirmSignUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .confirmationCode(code)
                        .clientMetadata(Map.of("page", "welcome")));

        // then
        JsonNode attributes = scene.event("post").path("request").path("userAttributes");
        assertThat(attributes.path("cognito:user_status").asText()).isEqualTo("CONFIRMED");
        assertThat(attributes.path("email_verified").asText()).isEqualTo("true");
        assertThat(scene.event("post")
                        .path("request")
                        .path("clientMetadata")
                        .path("page")
                        .asText())
                .isEqualTo("welcome");
        assertThat(WebhookReceiver.shared()
                        .awaitPost(post -> sub.equals(post.path("sub").asText()))
                        .path("kind")
                        .asText())
                .isEqualTo("user-confirmed");
    }

    @Test
    void shouldTellThePostConfirmationFunctionOfUsersAnAdministratorConfirms() {
        // given
        scene.responds("pre", "{}").responds("post", "{}");
        scene.signUp(name, email);

        // when
        scene.admin()
                .adminConfirmSignUp(
                        request -> request.userPoolId(scene.poolId()).username(name));

        // then
        assertThat(scene.event("post").path("triggerSource").asText()).isEqualTo("PostConfirmation_ConfirmSignUp");
    }

    @Test
    void shouldKeepTheUserConfirmedWhenThePostConfirmationFunctionFails() {
        // given
        scene.responds("pre", "{}").fails("post", "No room");
        scene.signUp(name, email);

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .adminConfirmSignUp(
                                request -> request.userPoolId(scene.poolId()).username(name)))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("PostConfirmation failed with error No room.");
        assertThat(user().userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void shouldTellThePostConfirmationFunctionOfPasswordsThatWereReset() {
        // given
        scene.responds("pre", "{\"autoConfirmUser\":true,\"autoVerifyEmail\":true}")
                .responds("post", "{}");
        scene.signUp(name, email);
        scene.app().forgotPassword(request -> request.clientId(scene.clientId()).username(name));
        String code = EmbeddedMailServer.shared().awaitMailTo(email).code();

        // when
        scene.app()
                .confirmForgotPassword(request -> request.clientId(scene.clientId())
                        .username(name)
                        .password(PASSWORD)
                        .confirmationCode(code));

        // then
        assertThat(scene.event("post").path("triggerSource").asText())
                .isEqualTo("PostConfirmation_ConfirmForgotPassword");
    }

    @Test
    void shouldSendEventsNobodyWaitsForToAKafkaTopic() {
        // given
        String poolId = Api.newPool(
                        scene.admin(),
                        request -> request.lambdaConfig(
                                config -> config.postConfirmation(FunctionEndpoint.arn(FunctionEndpoint.TO_KAFKA))))
                .id();
        scene.admin()
                .adminCreateUser(
                        request -> request.userPoolId(poolId).username("other").messageAction("SUPPRESS"));
        String clientId = Api.newClient(scene.admin(), poolId, request -> {}).clientId();
        scene.app().signUp(request -> request.clientId(clientId).username(name).password(PASSWORD));

        // when
        scene.admin().adminConfirmSignUp(request -> request.userPoolId(poolId).username(name));

        // then
        try (TopicReader topic = new TopicReader("cognate.trigger.test")) {
            var event = topic.eventsOf(poolId + "#" + name, 1).getFirst();
            assertThat(TopicReader.type(event)).isEqualTo("dev.cognate.trigger.PostConfirmation_ConfirmSignUp");
            assertThat(event.value()).contains("\"userName\":\"" + name + "\"");
        }
    }
}
