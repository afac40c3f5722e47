package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.TestPool.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.contract.idp.UserLambdaValidationException;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.userpool.token.Authentication;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Functions hear of who comes from a provider: the first time as of a sign-up, later as of a sign-in. */
@QuarkusTest
class FederatedTriggersTest {
    private static final FunctionEndpoint FUNCTIONS = ArrivalScene.FUNCTIONS;
    private static final Map<String, Object> JANE =
            Map.of("mail", "jane@example.com", "email_verified", true, "name", "Jane Doe");

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(
                federation,
                (config, arn) -> config.preSignUp(arn.apply("signup"))
                        .postConfirmation(arn.apply("confirmed"))
                        .preAuthentication(arn.apply("before"))
                        .postAuthentication(arn.apply("after"))
                        .preTokenGeneration(arn.apply("token"))
                        .userMigration(arn.apply("never"))
                        .customMessage(arn.apply("never"))
                        .defineAuthChallenge(arn.apply("never"))
                        .createAuthChallenge(arn.apply("never"))
                        .verifyAuthChallengeResponse(arn.apply("never")));
        for (String name : new String[] {"signup", "confirmed", "before", "after", "token"}) {
            answers(name, "{}");
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void answers(String function, String response) {
        FUNCTIONS.respond(scene.prefix() + function, response);
    }

    private int calls(String function) {
        return FUNCTIONS.events(scene.prefix() + function).size();
    }

    private JsonNode event(String function) {
        return FUNCTIONS.lastEvent(scene.prefix() + function);
    }

    private String value(String attribute) {
        return scene.attribute("Corporate_jane", attribute);
    }

    @Test
    void shouldCallTheFunctionsOfASignUpTheFirstTime() {
        // when
        Authentication authentication = scene.signIn("jane", JANE);

        // then
        assertThat(event("signup").path("triggerSource").asText()).isEqualTo("PreSignUp_ExternalProvider");
        assertThat(event("confirmed").path("triggerSource").asText()).isEqualTo("PostConfirmation_ConfirmSignUp");
        assertThat(calls("before")).isZero();
        assertThat(calls("after")).isZero();
        JsonNode attributes = event("confirmed").path("request").path("userAttributes");
        assertThat(attributes.path("sub").asText())
                .isEqualTo(authentication.user().sub().toString());
        assertThat(attributes.path("cognito:user_status").asText()).isEqualTo("EXTERNAL_PROVIDER");
        assertThat(attributes.path("identities").textValue()).contains("\"userId\":\"jane\"");
    }

    @Test
    void shouldCallTheFunctionsOfASignInFromThenOn() {
        // given
        scene.signIn("jane", JANE);

        // when
        scene.signIn("jane", JANE);

        // then
        assertThat(calls("signup")).isEqualTo(1);
        assertThat(calls("confirmed")).isEqualTo(1);
        assertThat(event("before").path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        assertThat(event("after").path("triggerSource").asText()).isEqualTo("PostAuthentication_Authentication");
        assertThat(event("before").path("userName").asText()).isEqualTo("Corporate_jane");
    }

    @Test
    void shouldCallNoFunctionOfChallengesMigrationOrMessages() {
        // given
        scene.admin()
                .setUserPoolMfaConfig(request -> request.userPoolId(scene.poolId())
                        .softwareTokenMfaConfiguration(token -> token.enabled(true))
                        .mfaConfiguration(UserPoolMfaType.ON));

        // when
        scene.tokens(scene.signIn("jane", JANE));
        scene.tokens(scene.signIn("jane", JANE));

        // then
        assertThat(calls("never")).isZero();
        assertThat(event("token").path("triggerSource").asText()).isEqualTo("TokenGeneration_HostedAuth");
    }

    @Test
    void shouldTellThePreSignUpFunctionWhatWasMapped() {
        // when
        scene.signIn("jane", JANE);

        // then
        JsonNode event = event("signup");
        assertThat(event.path("userName").asText()).isEqualTo("Corporate_jane");
        assertThat(event.path("callerContext").path("clientId").asText()).isEqualTo(scene.clientId());
        assertThat(event.path("request").path("validationData").isNull()).isTrue();
        JsonNode attributes = event.path("request").path("userAttributes");
        assertThat(attributes.path("email").asText()).isEqualTo("jane@example.com");
        assertThat(attributes.path("email_verified").asText()).isEqualTo("true");
        assertThat(attributes.path("name").asText()).isEqualTo("Jane Doe");
    }

    @Test
    void shouldNotCreateWhomThePreSignUpFunctionRefuses() {
        // given
        FUNCTIONS.fail(scene.prefix() + "signup", "members only");

        // then
        assertThatThrownBy(() -> scene.signIn("jane", JANE))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessage("PreSignUp failed with error members only.");
        assertThatThrownBy(() -> scene.user("Corporate_jane")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldVerifyWhatThePreSignUpFunctionVerifiesButNotConfirm() {
        // given
        answers("signup", "{\"autoConfirmUser\":true,\"autoVerifyEmail\":true}");

        // when
        scene.signIn("jane", Map.of("mail", "jane@example.com"));

        // then
        assertThat(value("email_verified")).isEqualTo("true");
        assertThat(scene.user("Corporate_jane").userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
    }

    @Test
    void shouldRefuseToVerifyAnAddressTheProviderDidNotGive() {
        // given
        answers("signup", "{\"autoVerifyPhone\":true}");

        // then
        assertThatThrownBy(() -> scene.signIn("jane", JANE)).isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void shouldNotSignInWhomThePreAuthenticationFunctionRefuses() {
        // given
        scene.signIn("jane", JANE);
        FUNCTIONS.fail(scene.prefix() + "before", "not today");

        // then
        assertThatThrownBy(() -> scene.signIn("jane", Map.of("name", "Changed")))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessage("PreAuthentication failed with error not today.");
        assertThat(value("name")).isEqualTo("Jane Doe");
    }

    @Test
    void shouldCallThePreAuthenticationFunctionBeforeTheUserIsUpdated() {
        // given
        scene.signIn("jane", JANE);

        // when
        scene.signIn("jane", Map.of("name", "Changed"));

        // then
        assertThat(event("before")
                        .path("request")
                        .path("userAttributes")
                        .path("name")
                        .asText())
                .isEqualTo("Jane Doe");
        assertThat(event("after")
                        .path("request")
                        .path("userAttributes")
                        .path("name")
                        .asText())
                .isEqualTo("Changed");
    }

    @Test
    void shouldKeepTheUserWhenThePostConfirmationFunctionFails() {
        // given
        FUNCTIONS.fail(scene.prefix() + "confirmed", "no welcome");

        // then
        assertThatThrownBy(() -> scene.signIn("jane", JANE)).isInstanceOf(UserLambdaValidationException.class);
        assertThat(value("name")).isEqualTo("Jane Doe");
    }

    @Test
    void shouldCallNoFunctionForDisabledUsers() {
        // given
        scene.signIn("jane", JANE);
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username("Corporate_jane"));

        // when
        assertThatThrownBy(() -> scene.signIn("jane", JANE)).hasMessage("User is disabled.");

        // then
        assertThat(calls("before")).isZero();
        assertThat(calls("signup")).isEqualTo(1);
    }

    @Test
    void shouldRunTheSampleThatLetsInOurDomainOnly() {
        // given
        FUNCTIONS.run(
                scene.prefix() + "signup", Path.of("..", "docs", "triggers", "pre-sign-up-external", "index.mjs"));

        // then
        assertThat(scene.signIn("jane", JANE)).isNotNull();
        assertThatThrownBy(() -> scene.signIn("joe", Map.of("mail", "joe@example.com")))
                .hasMessage("PreSignUp failed with error Please sign in with your address at example.com.");
        assertThatThrownBy(() -> scene.signIn("eve", Map.of("mail", "eve@evil.example", "email_verified", true)))
                .isInstanceOf(UserLambdaValidationException.class);
        assertThat(scene.user("Corporate_jane").userAttributes()).contains(attribute("email", "jane@example.com"));
    }
}
