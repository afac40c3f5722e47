package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** SELECT_MFA_TYPE: several second factors, and which of them is asked for. */
@QuarkusTest
class SelectMfaTypeTest extends MfaCase {
    @Test
    void shouldLetTheUserChooseAmongSeveralMethods() {
        // given
        scene.enable(person, true, true);

        // when
        InitiateAuthResponse asked = scene.password(person);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_MFA_TYPE);
        assertThat(asked.challengeParameters()).containsEntry("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"EMAIL_OTP\"]");
        assertThatThrownBy(() -> select(asked, "SOFTWARE_TOKEN_MFA")).isInstanceOf(InvalidParameterException.class);
        var email = select(asked, "EMAIL_OTP");
        assertThat(email.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(scene.answer(
                                ChallengeNameType.EMAIL_OTP,
                                email.session(),
                                person,
                                "EMAIL_OTP_CODE",
                                EmbeddedMailServer.shared()
                                        .awaitMailTo(person.email())
                                        .code())
                        .authenticationResult())
                .isNotNull();
    }

    private RespondToAuthChallengeResponse select(InitiateAuthResponse asked, String method) {
        return scene.answer(ChallengeNameType.SELECT_MFA_TYPE, asked.session(), person, "ANSWER", method);
    }

    @Test
    void shouldSendNoSecondCodeForAChoiceThatIsReplayed() {
        // given
        scene.enable(person, true, true);
        InitiateAuthResponse asked = scene.password(person);
        select(asked, "EMAIL_OTP");

        // when / then
        assertThatThrownBy(() -> select(asked, "EMAIL_OTP"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
        assertThat(EmbeddedMailServer.shared().mailsTo(person.email())).hasSize(1);
    }

    @Test
    void shouldAskForThePreferredMethod() {
        // given
        scene.enable(person, true, true);
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .smsMfaSettings(sms -> sms.preferredMfa(true)));

        // when / then
        assertThat(scene.password(person).challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
    }

    @Test
    void shouldNotGiveTokensForTheSessionOfAnotherChallenge() {
        // given
        scene.enable(person, true, true);
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThatThrownBy(() -> scene.answerSms(asked.session(), person, "123456"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid session for the user.");
    }
}
