package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.mfa.MfaScene.Person;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** SELECT_MFA_TYPE: several second factors, and which of them is asked for. */
@QuarkusTest
class SelectMfaTypeTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private MfaScene scene;
    private Person person;

    @BeforeEach
    void open() {
        scene = MfaScene.create(UserPoolMfaType.OPTIONAL, users, clock);
        person = scene.person();
    }

    @AfterEach
    void close() {
        TestClock.reset();
        scene.close();
    }

    private void enable(boolean sms, boolean email) {
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .smsMfaSettings(settings -> settings.enabled(sms))
                        .emailMfaSettings(settings -> settings.enabled(email)));
    }

    private String answerSms(String session, String code) {
        return scene.answer(ChallengeNameType.SMS_MFA, session, person, "SMS_MFA_CODE", code)
                .authenticationResult()
                .accessToken();
    }

    @Test
    void shouldLetTheUserChooseAmongSeveralMethods() {
        // given
        enable(true, true);

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
        enable(true, true);
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
        enable(true, true);
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
        enable(true, true);
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThatThrownBy(() -> answerSms(asked.session(), "123456"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid session for the user.");
    }
}
