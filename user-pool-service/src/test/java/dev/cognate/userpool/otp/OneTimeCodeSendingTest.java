package dev.cognate.userpool.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.mfa.MfaScene;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** One-time passwords: when a code is sent, and what it is not good for. */
@QuarkusTest
class OneTimeCodeSendingTest extends OneTimeCodeCase {
    private static final int CODES_AN_HOUR = 30;

    @Test
    void shouldSendNoSecondCodeForAChoiceThatIsReplayed() {
        // given: a client that waits for the message to be sent
        ChoiceScene frank = scene.at(scene.newClient(PreventUserExistenceErrorTypes.LEGACY));
        InitiateAuthResponse choice = frank.begin(user.username());
        choose(frank, choice);

        // when, then
        assertThatThrownBy(() -> choose(frank, choice))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).hasSize(1);
    }

    @Test
    void shouldSendNoCodeToAUserWhoWasDisabledMeanwhile() {
        // given
        ChoiceScene frank = scene.at(scene.newClient(PreventUserExistenceErrorTypes.LEGACY));
        InitiateAuthResponse choice = frank.begin(user.username());
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(user.username()));

        // when
        choose(frank, choice);

        // then
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).isEmpty();
    }

    @Test
    void shouldNotTakeTheFirstCodeForTheSecondFactorToo() {
        // given: somebody who switches MFA on while a sign-in without it is under way
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);
        requireTextMessages();

        // when
        RespondToAuthChallengeResponse answer = answer(asked, code);

        // then
        assertThat(answer.authenticationResult()).isNull();
        assertThat(answer.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void shouldLimitHowManyCodesAreSent() {
        // given
        for (int i = 0; i < CODES_AN_HOUR; i++) {
            scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        }

        // when, then
        assertThatThrownBy(() -> scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP))
                .isInstanceOf(TooManyRequestsException.class);
    }

    private void requireTextMessages() {
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.OPTIONAL);
            MfaScene.everything(request);
        });
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(user.username())
                        .smsMfaSettings(sms -> sms.enabled(true)));
    }

    @Test
    void shouldOfferNoCodesToAUserWithASecondFactor() {
        // given
        requireTextMessages();

        // when
        InitiateAuthResponse choice = scene.begin(user.username());

        // then
        assertThat(choice.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    private void choose(ChoiceScene at, InitiateAuthResponse choice) {
        at.answer(ChallengeNameType.SELECT_CHALLENGE, choice.session(), user.username(), "ANSWER", "EMAIL_OTP");
    }
}
