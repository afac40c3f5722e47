package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Users without a password: sign-up, creation by an administrator, and sign-in straight after the confirmation. */
@QuarkusTest
class PasswordlessUserTest {
    private ChoiceScene scene;
    private String name;
    private String email;

    @BeforeEach
    void createPool() {
        EmbeddedMailServer.shared().start();
        scene = ChoiceScene.create();
        name = TestPool.newName();
        email = TestPool.newEmail();
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void shouldSignUpWithoutAPassword() {
        // given
        signUp();
        confirm();

        // when
        InitiateAuthResponse choice = scene.begin(name);

        // then
        assertThat(choice.availableChallenges()).containsExactly(ChallengeNameType.EMAIL_OTP);
    }

    @Test
    void shouldNotSignUpWithoutAPasswordAndWithoutAnAddressForCodes() {
        // when, then
        assertThatThrownBy(() -> scene.app()
                        .signUp(request -> request.clientId(scene.clientId()).username(name)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldNotSignUpWithoutAPasswordAtAClientThatSignsInByPassword() {
        // given
        String clientId =
                Api.newClient(scene.admin(), scene.poolId(), settings -> {}).clientId();

        // when, then
        assertThatThrownBy(() -> scene.app()
                        .signUp(request -> request.clientId(clientId)
                                .username(name)
                                .userAttributes(TestPool.attribute("email", email))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldSignInStraightAfterTheConfirmation() {
        // given
        SignUpResponse signedUp = signUp();
        ConfirmSignUpResponse confirmed = scene.app()
                .confirmSignUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .confirmationCode(TestPool.code(email, 1))
                        .session(signedUp.session()));

        // when
        InitiateAuthResponse answer = resume(confirmed.session());

        // then
        assertThat(signedUp.session()).isNotNull();
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
        assertThat(scene.app()
                        .getUser(request -> request.accessToken(
                                answer.authenticationResult().accessToken()))
                        .username())
                .isEqualTo(name);
    }

    @Test
    void shouldTakeNoPasswordWhereNoneWasOffered() {
        // given
        signUp();
        confirm();
        InitiateAuthResponse choice = scene.begin(name);

        // when, then
        assertThat(choice.availableChallenges()).containsExactly(ChallengeNameType.EMAIL_OTP);
        assertThatThrownBy(() ->
                        scene.answer(ChallengeNameType.PASSWORD, choice.session(), name, "PASSWORD", TestPool.PASSWORD))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldSignInOnceWithTheSessionOfAConfirmation() {
        // given
        signUp();
        String session = confirm().session();
        resume(session);

        // when, then
        assertThatThrownBy(() -> resume(session))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void shouldNotSignInWithTheSessionOfASignUpAlone() {
        // given
        String session = signUp().session();

        // when, then
        assertThatThrownBy(() -> resume(session)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotSignInWithTheSessionOfAChallenge() {
        // given
        signUp();
        confirm();
        String session = scene.begin(name).session();

        // when, then
        assertThatThrownBy(() -> resume(session)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotSignInWithTheSessionOfAConfirmationThatIsTooOld() {
        // given
        signUp();
        String session = confirm().session();
        TestClock.advance(Duration.ofMinutes(4));

        // when, then
        assertThatThrownBy(() -> resume(session)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotConfirmWithAForgedSession() {
        // given
        signUp();
        String code = TestPool.code(email, 1);

        // when, then
        assertThatThrownBy(() -> scene.app()
                        .confirmSignUp(request -> request.clientId(scene.clientId())
                                .username(name)
                                .confirmationCode(code)
                                .session("forged-forged-forged-forged")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldGiveNoSessionWhereCodesAreNoWayToSignIn() {
        // given
        String clientId =
                Api.newClient(scene.admin(), scene.poolId(), settings -> {}).clientId();
        ChoiceScene classic = scene.at(clientId);

        // when
        SignUpResponse signedUp = classic.app()
                .signUp(request -> request.clientId(clientId)
                        .username(name)
                        .password(TestPool.PASSWORD)
                        .userAttributes(TestPool.attribute("email", email)));

        // then
        assertThat(signedUp.session()).isNull();
        assertThat(classic.app()
                        .confirmSignUp(request ->
                                request.clientId(clientId).username(name).confirmationCode(TestPool.code(email, 1)))
                        .session())
                .isNull();
    }

    @Test
    void shouldLetAnAdministratorCreateAConfirmedUserWithoutAPassword() {
        // when
        var created = scene.admin()
                .adminCreateUser(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .desiredDeliveryMediums(DeliveryMediumType.EMAIL)
                        .userAttributes(TestPool.attribute("email", email)))
                .user();

        // then
        assertThat(created.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
        assertThat(EmbeddedMailServer.shared().awaitMailTo(email).body())
                .contains("Your username is " + name)
                .doesNotContain("password");
        assertThat(scene.begin(name).availableChallenges()).containsExactly(ChallengeNameType.EMAIL_OTP);
    }

    @Test
    void shouldNotLetAnAdministratorCreateAUserWithNothingToSignInWith() {
        // when, then
        assertThatThrownBy(() -> scene.admin()
                        .adminCreateUser(
                                request -> request.userPoolId(scene.poolId()).username(name)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldLetAnAdministratorNameATemporaryPasswordAllTheSame() {
        // when
        var created = scene.admin()
                .adminCreateUser(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .temporaryPassword(TestPool.PASSWORD)
                        .userAttributes(TestPool.attribute("email", email)))
                .user();

        // then
        assertThat(created.userStatus()).isEqualTo(UserStatusType.FORCE_CHANGE_PASSWORD);
    }

    @Test
    void shouldLetAUserChooseAFirstPasswordWithoutKnowingAnother() {
        // given
        signUp();
        String accessToken = resume(confirm().session()).authenticationResult().accessToken();

        // when
        scene.app().changePassword(request -> request.accessToken(accessToken).proposedPassword(TestPool.PASSWORD));

        // then
        assertThat(scene.signIn(name, TestPool.PASSWORD).accessToken()).isNotNull();
    }

    @Test
    void shouldNotGuessAPasswordThatIsNotThere() {
        // given
        ChoiceScene frank = scene.at(scene.newClient(PreventUserExistenceErrorTypes.LEGACY));
        signUp();
        confirm();

        // when
        InitiateAuthResponse choice = frank.prefer(name, ChallengeNameType.PASSWORD, "PASSWORD", "");

        // then
        assertThat(choice.availableChallenges()).containsExactly(ChallengeNameType.EMAIL_OTP);
    }

    private SignUpResponse signUp() {
        return scene.app()
                .signUp(request -> request.clientId(scene.clientId())
                        .username(name)
                        .userAttributes(TestPool.attribute("email", email)));
    }

    private ConfirmSignUpResponse confirm() {
        return scene.app()
                .confirmSignUp(request ->
                        request.clientId(scene.clientId()).username(name).confirmationCode(TestPool.code(email, 1)));
    }

    private InitiateAuthResponse resume(String session) {
        return scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.USER_AUTH)
                        .authParameters(Map.of("USERNAME", "does not matter"))
                        .session(session));
    }
}
