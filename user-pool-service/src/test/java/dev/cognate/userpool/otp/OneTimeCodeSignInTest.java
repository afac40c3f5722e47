package dev.cognate.userpool.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** One-time passwords: sign-in with EMAIL_OTP and SMS_OTP as first factors. */
@QuarkusTest
class OneTimeCodeSignInTest extends OneTimeCodeCase {
    @Test
    void shouldSignInWithACodeByMail() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);

        // when
        RespondToAuthChallengeResponse answer = answer(asked, TestPool.code(email, 1));

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "j***@e***");
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldSignInWithACodeBySms() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.SMS_OTP);
        String code = WebhookReceiver.shared().awaitCodeFor(phone);

        // when
        RespondToAuthChallengeResponse answer =
                scene.answer(ChallengeNameType.SMS_OTP, asked.session(), user.username(), "SMS_OTP_CODE", code);

        // then
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS")
                .containsEntry("CODE_DELIVERY_DESTINATION", "+*******" + phone.substring(8));
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldSendTheCodeWhenItIsChosen() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());
        assertThat(EmbeddedMailServer.shared().mailsTo(email)).isEmpty();

        // when
        RespondToAuthChallengeResponse asked = scene.answer(
                ChallengeNameType.SELECT_CHALLENGE, choice.session(), user.username(), "ANSWER", "EMAIL_OTP");

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(scene.answer(
                                ChallengeNameType.EMAIL_OTP,
                                asked.session(),
                                user.username(),
                                "EMAIL_OTP_CODE",
                                TestPool.code(email, 1))
                        .authenticationResult()
                        .accessToken())
                .isNotNull();
    }

    @Test
    void shouldVerifyTheAddressTheCodeWentTo() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);

        // when
        answer(asked, TestPool.code(email, 1));

        // then
        assertThat(stored().userAttributes())
                .contains(TestPool.attribute("email_verified", "true"))
                .extracting(AttributeType::name)
                .doesNotContain("phone_number_verified");
    }

    @Test
    void shouldConfirmAnUnconfirmedUser() {
        // given
        user = users.create(
                scene.poolId(), TestPool.newName(), UserStatus.UNCONFIRMED, Map.of("email", TestPool.newEmail()));
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);

        // when
        RespondToAuthChallengeResponse answer =
                answer(asked, TestPool.code(user.attribute("email").orElseThrow(), 1));

        // then
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
        assertThat(stored().userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    }

    @Test
    void shouldRefuseAWrongCodeAndLetTheUserTryAgain() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);

        // when, then
        assertThatThrownBy(() -> answer(asked, TestPool.other(code))).isInstanceOf(CodeMismatchException.class);
        assertThat(answer(asked, code).authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldTakeACodeOnce() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);
        answer(asked, code);

        // when, then
        assertThatThrownBy(() -> answer(asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void shouldNotTakeACodeThatIsTooOld() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);
        TestClock.advance(Duration.ofMinutes(4));

        // when, then
        assertThatThrownBy(() -> answer(asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session is expired");
    }

    @Test
    void shouldNotTakeTheCodeOfAnotherSignIn() {
        // given
        scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String first = TestPool.code(email, 1);
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String second = TestPool.code(email, 2);

        // when, then
        assertThatThrownBy(() -> answer(asked, first.equals(second) ? TestPool.other(second) : first))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldNotTakeACodeThatWentToAnotherAddress() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);
        scene.admin()
                .adminUpdateUserAttributes(request -> request.userPoolId(scene.poolId())
                        .username(user.username())
                        .userAttributes(TestPool.attribute("email", TestPool.newEmail())));

        // when, then
        assertThatThrownBy(() -> answer(asked, code)).isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldLockAUserOutAfterFiveWrongCodes() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> answer(asked, TestPool.other(code))).isInstanceOf(CodeMismatchException.class);
        }

        // when, then
        assertThatThrownBy(() -> answer(asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("attempts exceeded");
    }

    @Test
    void shouldNotSignInADisabledUser() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.EMAIL_OTP);
        String code = TestPool.code(email, 1);
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(user.username()));

        // when, then
        assertThatThrownBy(() -> answer(asked, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User is disabled.");
    }

    private AdminGetUserResponse stored() {
        return scene.admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(user.username()));
    }
}
