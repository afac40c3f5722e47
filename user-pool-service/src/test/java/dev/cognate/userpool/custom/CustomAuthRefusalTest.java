package dev.cognate.userpool.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.trigger.TriggerScene;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidLambdaResponseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** What the custom challenge flow refuses. */
@QuarkusTest
class CustomAuthRefusalTest {
    @Inject
    TestUsers users;

    private final CustomScene custom = CustomScene.create();
    private final TriggerScene scene = custom.triggers();
    private final String name = custom.name();

    private void create(UserStatus status) {
        users.create(scene.poolId(), name, status, Map.of("email", "jane@example.com"));
    }

    @Test
    void shouldEndWhenTheFunctionHasSeenEnoughWrongAnswers() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();

        // when
        String second = custom.answer(custom.begin().session(), "wrong").session();
        String third = custom.answer(second, "wrong").session();

        // then
        assertThatThrownBy(() -> custom.answer(third, "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(scene.event("define").path("request").path("session")).hasSize(3);
    }

    @Test
    void shouldTakeEachSessionOnce() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();
        String session = custom.begin().session();
        custom.answer(session, "wrong");

        // when / then
        assertThatThrownBy(() -> custom.answer(session, "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void shouldLetRefusalWinOverAdmission() {
        // given
        create(UserStatus.CONFIRMED);
        scene.responds("define", "{\"issueTokens\":true,\"failAuthentication\":true}");

        // when / then
        assertThatThrownBy(custom::begin).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldRefuseADecisionNobodyCanFollow() {
        // given
        create(UserStatus.CONFIRMED);

        // when / then
        scene.responds("define", "{}");
        assertThatThrownBy(custom::begin).isInstanceOf(InvalidLambdaResponseException.class);
        scene.responds("define", "{\"challengeName\":\"PASSWORD_VERIFIER\"}");
        assertThatThrownBy(custom::begin).isInstanceOf(InvalidLambdaResponseException.class);
    }

    @Test
    void shouldAskUnknownUsersTheSameWhereTheClientHidesThem() {
        // given
        custom.runSamples();

        // when
        InitiateAuthResponse asked = custom.begin(scene.hidingClientId(), Map.of());

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(scene.event("create").path("request").path("userNotFound").toString())
                .isEqualTo("true");
        String again = custom.answer(
                        scene.hidingClientId(), asked.session(), CustomScene.solved(asked.challengeParameters()))
                .session();
        assertThat(again).isNotNull();
    }

    @Test
    void shouldGiveUnknownUsersNoTokensWhateverTheFunctionSays() {
        // given
        scene.responds("define", "{\"issueTokens\":true}");

        // when / then
        assertThatThrownBy(() -> custom.begin(scene.hidingClientId(), Map.of()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(custom::begin).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldRefuseTheSessionOfAnotherUser() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();
        String session = custom.begin().session();
        String other = TestPool.newName();
        users.create(scene.poolId(), other, UserStatus.CONFIRMED, Map.of());

        // when / then
        assertThatThrownBy(() -> scene.app()
                        .respondToAuthChallenge(request -> request.clientId(scene.clientId())
                                .challengeName(ChallengeNameType.CUSTOM_CHALLENGE)
                                .session(session)
                                .challengeResponses(Map.of("USERNAME", other, "ANSWER", "1"))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNeedAllThreeFunctions() {
        // given
        TriggerScene incomplete = TriggerScene.create((config, arn) -> config.defineAuthChallenge(arn.apply("define")));

        // when / then
        assertThatThrownBy(() -> incomplete
                        .app()
                        .initiateAuth(request -> request.clientId(incomplete.clientId())
                                .authFlow(AuthFlowType.CUSTOM_AUTH)
                                .authParameters(Map.of("USERNAME", name))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Custom auth lambda trigger is not configured for the user pool.");
    }
}
