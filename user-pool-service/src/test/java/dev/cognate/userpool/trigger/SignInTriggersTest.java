package dev.cognate.userpool.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserLambdaValidationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** The triggers before and after authentication. */
@QuarkusTest
class SignInTriggersTest {
    @Inject
    TestUsers users;

    private final TriggerScene scene = TriggerScene.create(
            (config, arn) -> config.preAuthentication(arn.apply("pre")).postAuthentication(arn.apply("post")));
    private final String name = TestPool.newName();

    private void create(UserStatus status) {
        users.create(scene.poolId(), name, status, Map.of("email", "jane@example.com"));
    }

    @Test
    void shouldRefuseWhomThePreAuthenticationFunctionRefuses() {
        // given
        create(UserStatus.CONFIRMED);
        scene.sample("pre", "pre-authentication").responds("post", "{}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), name, TestUsers.PASSWORD, Map.of("appVersion", "2")))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("PreAuthentication failed with error Please update the application.");
        assertThat(scene.password(scene.clientId(), name, TestUsers.PASSWORD, Map.of("appVersion", "3"))
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void shouldTellThePreAuthenticationFunctionWhoTriesToSignIn() {
        // given
        create(UserStatus.CONFIRMED);
        scene.responds("pre", "{}").responds("post", "{}");

        // when
        scene.password(scene.hidingClientId(), name, TestUsers.PASSWORD, Map.of("appVersion", "3"));

        // then
        JsonNode event = scene.event("pre");
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreAuthentication_Authentication");
        JsonNode request = event.path("request");
        assertThat(request.path("userAttributes").path("email").asText()).isEqualTo("jane@example.com");
        assertThat(request.path("validationData").toString()).isEqualTo("{\"appVersion\":\"3\"}");
        assertThat(request.path("userNotFound").toString()).isEqualTo("false");
    }

    @Test
    void shouldTellThePreAuthenticationFunctionOfUnknownUsersWhereTheClientHidesThem() {
        // given
        scene.responds("pre", "{}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.hidingClientId(), name, TestUsers.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
        JsonNode event = scene.event("pre");
        assertThat(event.path("userName").asText()).isEqualTo(name);
        assertThat(event.path("request").path("userNotFound").toString()).isEqualTo("true");
        assertThat(event.path("request").path("userAttributes").toString()).isEqualTo("{}");
    }

    @Test
    void shouldNotTellThePreAuthenticationFunctionOfUnknownUsersOtherwise() {
        // given
        scene.responds("pre", "{}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), name, TestUsers.PASSWORD))
                .isInstanceOf(UserNotFoundException.class);
        assertThat(scene.calls("pre")).isZero();
    }

    @Test
    void shouldTellThePostAuthenticationFunctionOfEachSignIn() {
        // given
        create(UserStatus.CONFIRMED);
        scene.responds("pre", "{}").sample("post", "post-authentication");

        // when
        scene.signIn(name);

        // then
        JsonNode post = WebhookReceiver.shared()
                .awaitPost(body -> name.equals(body.path("userName").asText()));
        assertThat(post.path("clientId").asText()).isEqualTo(scene.clientId());
        assertThat(post.path("newDevice").asBoolean(true)).isFalse();
    }

    @Test
    void shouldGiveNoTokensWhenThePostAuthenticationFunctionFails() {
        // given
        create(UserStatus.CONFIRMED);
        scene.responds("pre", "{}").fails("post", "Not today");

        // when / then
        assertThatThrownBy(() -> scene.signIn(name))
                .isInstanceOf(UserLambdaValidationException.class)
                .hasMessageContaining("PostAuthentication failed with error Not today.");
    }

    @Test
    void shouldNotTellThePostAuthenticationFunctionOfWrongPasswords() {
        // given
        create(UserStatus.CONFIRMED);
        scene.responds("pre", "{}").responds("post", "{}");

        // when / then
        assertThatThrownBy(() -> scene.password(scene.clientId(), name, "Wrong-horse-1"))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(scene.calls("post")).isZero();
    }

    @Test
    void shouldPassTheMetadataOfAnswersButNotOfBeginnings() {
        // given
        create(UserStatus.FORCE_CHANGE_PASSWORD);
        scene.responds("pre", "{}").responds("post", "{}");
        String session = scene.password(scene.clientId(), name, TestUsers.PASSWORD, Map.of("from", "the beginning"))
                .session();

        // when
        scene.app()
                .respondToAuthChallenge(request -> request.clientId(scene.clientId())
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(session)
                        .clientMetadata(Map.of("from", "the answer"))
                        .challengeResponses(Map.of("USERNAME", name, "NEW_PASSWORD", "Better-horse-2")));
        scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .clientMetadata(Map.of("from", "the beginning"))
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", "Better-horse-2")));

        // then
        assertThat(scene.events("post"))
                .extracting(
                        event -> event.path("request").path("clientMetadata").toString())
                .containsExactly("{\"from\":\"the answer\"}", "");
    }
}
