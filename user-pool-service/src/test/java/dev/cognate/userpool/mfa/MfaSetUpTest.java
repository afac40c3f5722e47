package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.mfa.MfaScene.Person;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** MFA_SETUP: users of a pool with required MFA set up their first second factor on the way in. */
@QuarkusTest
class MfaSetUpTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private MfaScene scene;
    private Person person;

    @BeforeEach
    void open() {
        scene = MfaScene.create(UserPoolMfaType.ON, users, clock);
        person = scene.person(Map.of());
    }

    @AfterEach
    void close() {
        TestClock.reset();
        scene.close();
    }

    private record SetUp(Authenticator authenticator, String session) {}

    private SetUp associate(InitiateAuthResponse asked) {
        var associated = scene.app().associateSoftwareToken(request -> request.session(asked.session()));
        return new SetUp(new Authenticator(associated.secretCode()), associated.session());
    }

    private String verify(SetUp setUp, String code) {
        return scene.app()
                .verifySoftwareToken(request -> request.session(setUp.session()).userCode(code))
                .session();
    }

    private AdminGetUserResponse described() {
        return scene.admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(person.name()));
    }

    @Test
    void shouldSetUpAnAuthenticatorAndSignIn() {
        // given
        InitiateAuthResponse asked = scene.password(person);
        SetUp setUp = associate(asked);

        // when
        String session = verify(setUp, setUp.authenticator().codeAt(clock.instant()));
        var signedIn = scene.signIn().answer(ChallengeNameType.MFA_SETUP, session, Map.of("USERNAME", person.name()));

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
        assertThat(asked.challengeParameters())
                .containsEntry("MFAS_CAN_SETUP", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]")
                .containsEntry("USER_ID_FOR_SRP", person.name());
        assertThat(signedIn.authenticationResult().accessToken()).isNotNull();
        assertThat(described().preferredMfaSetting()).isEqualTo("SOFTWARE_TOKEN_MFA");
        InitiateAuthResponse again = scene.password(person);
        assertThat(again.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(scene.answerToken(again, person, scene.nextCode(setUp.authenticator())))
                .isNotNull();
    }

    @Test
    void shouldLeavePhoneNumbersToAdministrators() {
        // given
        InitiateAuthResponse asked = scene.password(person);

        // then
        assertThatThrownBy(() -> scene.signIn()
                        .answer(
                                ChallengeNameType.MFA_SETUP,
                                asked.session(),
                                Map.of("USERNAME", person.name(), "PHONE_NUMBER", MfaScene.newPhone())))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldTakeAnotherTryAfterAWrongCode() {
        // given
        SetUp setUp = associate(scene.password(person));
        String code = setUp.authenticator().codeAt(clock.instant());

        // when / then
        assertThatThrownBy(() -> verify(setUp, TestPool.other(code)))
                .isInstanceOf(EnableSoftwareTokenMfaException.class);
        assertThat(verify(setUp, code)).isNotNull();
    }

    @Test
    void shouldNotSignInBeforeTheAuthenticatorIsVerified() {
        // given
        InitiateAuthResponse asked = scene.password(person);
        SetUp setUp = associate(asked);

        // when / then
        for (String session : new String[] {asked.session(), setUp.session()}) {
            assertThatThrownBy(() -> scene.signIn()
                            .answer(ChallengeNameType.MFA_SETUP, session, Map.of("USERNAME", person.name())))
                    .isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void shouldNotReplaceAnAuthenticatorByASessionFromBefore() {
        // given
        SetUp late = associate(scene.password(person));
        SetUp setUp = associate(scene.password(person));
        verify(setUp, setUp.authenticator().codeAt(clock.instant()));

        // when / then
        assertThatThrownBy(() -> verify(late, late.authenticator().codeAt(clock.instant())))
                .isInstanceOf(NotAuthorizedException.class);
        scene.app().associateSoftwareToken(request -> request.session(late.session()));
        assertThat(scene.password(person).challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    @Test
    void shouldUseAVerifiedSessionOnce() {
        // given
        SetUp setUp = associate(scene.password(person));
        String session = verify(setUp, setUp.authenticator().codeAt(clock.instant()));
        Map<String, String> responses = Map.of("USERNAME", person.name());
        scene.signIn().answer(ChallengeNameType.MFA_SETUP, session, responses);

        // when / then
        assertThatThrownBy(() -> scene.signIn().answer(ChallengeNameType.MFA_SETUP, session, responses))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldBeginNoOtherSetUpWithAVerifiedSession() {
        // given
        SetUp setUp = associate(scene.password(person));
        String session = verify(setUp, setUp.authenticator().codeAt(clock.instant()));

        // when / then
        assertThatThrownBy(() -> scene.app().associateSoftwareToken(request -> request.session(session)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldSetUpEmailAndSignIn() {
        // given
        recoverByPhone();
        InitiateAuthResponse asked = scene.password(person);
        String email = TestPool.newEmail();

        // when
        var code = scene.answer(ChallengeNameType.MFA_SETUP, asked.session(), person, "EMAIL", email);
        var signedIn = scene.answer(
                ChallengeNameType.EMAIL_OTP,
                code.session(),
                person,
                "EMAIL_OTP_CODE",
                EmbeddedMailServer.shared().awaitMailTo(email).code());

        // then
        assertThat(asked.challengeParameters())
                .containsEntry("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]");
        assertThat(signedIn.authenticationResult()).isNotNull();
        assertThat(described().userMFASettingList()).containsExactly("EMAIL_OTP");
        assertThat(described().userAttributes())
                .extracting(attribute -> attribute.name() + "=" + attribute.value())
                .contains("email=" + email, "email_verified=true");
        assertThat(scene.password(person).challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
    }

    @Test
    void shouldNotKeepAnAddressWhoseCodeNobodyGave() {
        // given
        recoverByPhone();

        // when
        scene.answer(
                ChallengeNameType.MFA_SETUP, scene.password(person).session(), person, "EMAIL", TestPool.newEmail());

        // then
        assertThat(described().userAttributes())
                .noneMatch(attribute -> attribute.name().equals("email"));
        assertThat(scene.password(person).challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    @Test
    void shouldNotReplaceAnAddressBySessionsFromBefore() {
        // given
        recoverByPhone();
        InitiateAuthResponse asked = scene.password(person);
        InitiateAuthResponse other = scene.password(person);
        String email = TestPool.newEmail();
        var sent = scene.answer(ChallengeNameType.MFA_SETUP, asked.session(), person, "EMAIL", email);
        String own = TestPool.newEmail();
        scene.admin()
                .adminUpdateUserAttributes(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .userAttributes(TestPool.attribute("email", own)));

        // when / then
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.MFA_SETUP, other.session(), person, "EMAIL", TestPool.newEmail()))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.EMAIL_OTP, sent.session(), person, "EMAIL_OTP_CODE", TestPool.code(email, 1)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(described().userAttributes()).contains(TestPool.attribute("email", own));
    }

    private void recoverByPhone() {
        scene.admin()
                .updateUserPool(request -> request.userPoolId(scene.poolId())
                        .smsConfiguration(sms -> sms.snsCallerArn("arn:aws:iam::000000000000:role/sms"))
                        .accountRecoverySetting(recovery -> recovery.recoveryMechanisms(
                                option -> option.priority(1).name("verified_phone_number"))));
    }

    @Test
    void shouldRefuseToSetUpEmailWhereItIsNotOffered() {
        // given
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.MFA_SETUP, asked.session(), person, "EMAIL", TestPool.newEmail()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldLetNobodyInWhoCanSetUpNothing() {
        // given
        scene.configure(UserPoolMfaType.ON, MfaScene::email);
        scene.admin().updateUserPool(request -> request.userPoolId(scene.poolId()));

        // when / then
        assertThatThrownBy(() -> scene.password(person))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User has no factor for the MFA this user pool requires.");
    }
}
