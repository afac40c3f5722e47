package dev.cognate.userpool.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.trigger.TriggerScene;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** The custom challenge flow, alone and after the password. */
@QuarkusTest
class CustomAuthTest {
    @Inject
    TestUsers users;

    private final CustomScene custom = CustomScene.create();
    private final TriggerScene scene = custom.triggers();
    private final String name = custom.name();

    private void create(UserStatus status) {
        users.create(scene.poolId(), name, status, Map.of("email", "jane@example.com"));
    }

    @Test
    void shouldSignInWhoAnswersTheChallenge() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();

        // when
        InitiateAuthResponse asked = custom.begin();
        var answered = custom.answer(asked.session(), CustomScene.solved(asked.challengeParameters()));

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(asked.challengeParameters())
                .containsKeys("question", "USERNAME")
                .doesNotContainKey("answer");
        assertThat(answered.authenticationResult()).isNotNull();
        JsonNode request = scene.event("define").path("request");
        assertThat(request.path("session").toString())
                .isEqualTo("[{\"challengeName\":\"CUSTOM_CHALLENGE\",\"challengeResult\":true,"
                        + "\"challengeMetadata\":\"SUM\"}]");
        assertThat(request.path("clientMetadata").path("from").asText()).isEqualTo("the answer");
        assertThat(request.path("userAttributes").path("email").asText()).isEqualTo("jane@example.com");
        assertThat(scene.event("verify").path("triggerSource").asText())
                .isEqualTo("VerifyAuthChallengeResponse_Authentication");
    }

    @Test
    void shouldTakeARightAnswerAfterAWrongOne() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();

        // when
        var again = custom.answer(custom.begin().session(), "wrong");
        var answered = custom.answer(again.session(), CustomScene.solved(again.challengeParameters()));

        // then
        assertThat(answered.authenticationResult()).isNotNull();
    }

    @Test
    void shouldAskForThePasswordFirstWhenTheSignInBeginsWithSrp() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();
        SrpClient srp = SrpClient.forPool(scene.poolId());

        // when
        var asked = custom.begin(scene.clientId(), Map.of("CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicKey()));
        var proven = prove(asked, srp);
        var answered = custom.answer(proven.session(), CustomScene.solved(proven.challengeParameters()));

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(proven.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(answered.authenticationResult()).isNotNull();
        assertThat(scene.event("define").path("request").path("session").findValuesAsText("challengeName"))
                .containsExactly("SRP_A", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE");
    }

    private RespondToAuthChallengeResponse prove(InitiateAuthResponse asked, SrpClient srp) {
        return scene.app()
                .respondToAuthChallenge(request -> request.clientId(scene.clientId())
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .session(asked.session())
                        .challengeResponses(
                                srp.answer(asked.challengeParameters(), TestUsers.PASSWORD, Instant.now())));
    }

    @Test
    void shouldHaveATemporaryPasswordReplacedOnTheWay() {
        // given
        create(UserStatus.FORCE_CHANGE_PASSWORD);
        custom.runSamples();
        SrpClient srp = SrpClient.forPool(scene.poolId());
        var proven =
                prove(custom.begin(scene.clientId(), Map.of("CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicKey())), srp);

        // when
        var replaced = scene.app()
                .respondToAuthChallenge(request -> request.clientId(scene.clientId())
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .session(proven.session())
                        .challengeResponses(Map.of("USERNAME", name, "NEW_PASSWORD", "Better-horse-2")));

        // then
        assertThat(replaced.challengeName()).isEqualTo(ChallengeNameType.CUSTOM_CHALLENGE);
        assertThat(scene.event("define").path("request").path("session").findValuesAsText("challengeName"))
                .containsExactly("SRP_A", "PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED");
    }

    @Test
    void shouldLeaveTheSecondFactorToTheFunctionsUnlessThePasswordComesFirst() {
        // given
        create(UserStatus.CONFIRMED);
        custom.runSamples();
        scene.admin()
                .setUserPoolMfaConfig(request -> request.userPoolId(scene.poolId())
                        .mfaConfiguration("ON")
                        .softwareTokenMfaConfiguration(token -> token.enabled(true)));
        SrpClient srp = SrpClient.forPool(scene.poolId());

        // when
        var alone = custom.begin();
        var answered = custom.answer(alone.session(), CustomScene.solved(alone.challengeParameters()));
        var proven =
                prove(custom.begin(scene.clientId(), Map.of("CHALLENGE_NAME", "SRP_A", "SRP_A", srp.publicKey())), srp);

        // then
        assertThat(answered.authenticationResult()).isNotNull();
        assertThat(proven.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    @Test
    void shouldKeepLargeSecretsOutOfTheSession() {
        // given
        create(UserStatus.CONFIRMED);
        String large = "x".repeat(4000);
        scene.responds("define", "{\"challengeName\":\"CUSTOM_CHALLENGE\"}")
                .responds("create", "{\"privateChallengeParameters\":{\"answer\":\"" + large + "\"}}")
                .sample("verify", "verify-auth-challenge-response");
        String session = custom.begin().session();
        scene.responds("define", "{\"issueTokens\":true}");

        // when
        var answered = custom.answer(session, large);

        // then
        assertThat(session).hasSizeLessThanOrEqualTo(2048);
        assertThat(answered.authenticationResult()).isNotNull();
        assertThat(scene.event("verify")
                        .path("request")
                        .path("privateChallengeParameters")
                        .path("answer")
                        .asText())
                .isEqualTo(large);
    }

    @Test
    void shouldGiveTokensAtOnceWhenTheFunctionSaysSo() {
        // given
        create(UserStatus.CONFIRMED);
        scene.responds("define", "{\"issueTokens\":true}");

        // when / then
        assertThat(custom.begin().authenticationResult()).isNotNull();
    }
}
