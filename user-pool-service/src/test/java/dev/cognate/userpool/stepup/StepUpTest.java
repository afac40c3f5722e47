package dev.cognate.userpool.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SoftwareTokenMfaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** Step-up: TARGET_ACR_VALUES, ACCESS_TOKEN and MAX_AGE in USER_AUTH, and the acr and amr claims. */
@QuarkusTest
class StepUpTest extends StepUpCase {
    private static final String LEVEL_1 = "urn:cognito:loa:1";
    private static final String LEVEL_2 = "urn:cognito:loa:2";
    private static final String LEVEL_3 = "urn:cognito:loa:3";
    private static final String LEVEL_4 = "urn:cognito:loa:4";
    private static final String TARGET = "TARGET_ACR_VALUES";
    private static final String ACCESS_TOKEN = "ACCESS_TOKEN";
    private static final String MAX_AGE = "MAX_AGE";

    @Inject
    Clock clock;

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void shouldAskForWhatTheLevelTakesFromScratch() throws Exception {
        // given
        InitiateAuthResponse choice = scene.begin(user.username(), TARGET, LEVEL_3);

        // when
        RespondToAuthChallengeResponse second = scene.answer(
                ChallengeNameType.PASSWORD, choice.session(), user.username(), "PASSWORD", TestUsers.PASSWORD);
        AuthenticationResultType result = code(second.session(), 1);

        // then
        assertThat(choice.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
        assertThat(second.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(claims(result.accessToken()).getStringClaim("acr")).isEqualTo(LEVEL_3);
        assertThat(claims(result.accessToken()).getStringListClaim("amr")).containsExactly("pwd", "email_otp", "mfa");
    }

    @Test
    void shouldStepUpFromATokenByWhatIsMissingAlone() throws Exception {
        // given
        String accessToken = signIn().accessToken();

        // when
        InitiateAuthResponse asked = scene.begin(user.username(), TARGET, LEVEL_3, ACCESS_TOKEN, accessToken);
        AuthenticationResultType result = code(asked.session(), 1);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(claims(result.accessToken()).getStringClaim("acr")).isEqualTo(LEVEL_3);
        assertThat(result.refreshToken()).isNotNull();
    }

    @Test
    void shouldStepUpWithAnAuthenticatorApp() throws Exception {
        // given
        allowApps(true);
        String accessToken = signIn().accessToken();
        Authenticator app = authenticator(accessToken);

        // when
        InitiateAuthResponse asked =
                scene.begin(user.username(), TARGET, LEVEL_4 + " " + LEVEL_3, ACCESS_TOKEN, accessToken);
        AuthenticationResultType result = scene.answer(
                        ChallengeNameType.SOFTWARE_TOKEN_MFA,
                        asked.session(),
                        user.username(),
                        "SOFTWARE_TOKEN_MFA_CODE",
                        app.codeAt(clock.instant().plus(Authenticator.STEP)))
                .authenticationResult();

        // then
        assertThat(claims(result.accessToken()).getStringClaim("acr")).isEqualTo(LEVEL_4);
        assertThat(claims(result.accessToken()).getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
    }

    @Test
    void shouldTakeTheFirstLevelTheUserCanReach() {
        // given
        String accessToken = signIn().accessToken();

        // when
        InitiateAuthResponse asked =
                scene.begin(user.username(), TARGET, LEVEL_4 + " " + LEVEL_3, ACCESS_TOKEN, accessToken);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
    }

    @Test
    void shouldLetTheUserChooseBetweenSeveralWays() {
        // given
        String accessToken = signIn().accessToken();
        scene.register(accessToken, new PasskeyAuthenticator(ChoiceScene.PAGE));

        // when
        InitiateAuthResponse asked = scene.begin(user.username(), TARGET, LEVEL_3, ACCESS_TOKEN, accessToken);
        InitiateAuthResponse preferred =
                scene.prefer(user.username(), ChallengeNameType.WEB_AUTHN, TARGET, LEVEL_3, ACCESS_TOKEN, accessToken);

        // then
        assertThat(asked.availableChallenges())
                .containsExactlyInAnyOrder(ChallengeNameType.EMAIL_OTP, ChallengeNameType.WEB_AUTHN);
        assertThat(preferred.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
    }

    @Test
    void shouldNotAskForPasskeysWhereThePoolDoesNotAllowThem() {
        // given
        String accessToken = signIn().accessToken();
        scene.register(accessToken, new PasskeyAuthenticator(ChoiceScene.PAGE));
        scene.admin()
                .updateUserPool(request -> request.userPoolId(scene.poolId())
                        .policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.EMAIL_OTP))));

        // when
        InitiateAuthResponse asked = scene.begin(user.username(), TARGET, LEVEL_3, ACCESS_TOKEN, accessToken);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
    }

    @Test
    void shouldNotAskForAuthenticatorAppsWhereThePoolOffersNone() {
        // given
        allowApps(true);
        String accessToken = signIn().accessToken();
        authenticator(accessToken);
        allowApps(false);

        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, LEVEL_4, ACCESS_TOKEN, accessToken))
                .isInstanceOf(InvalidParameterException.class);
    }

    private void allowApps(boolean allowed) {
        scene.admin()
                .setUserPoolMfaConfig(request -> request.userPoolId(scene.poolId())
                        .mfaConfiguration(allowed ? UserPoolMfaType.OPTIONAL : UserPoolMfaType.OFF)
                        .softwareTokenMfaConfiguration(
                                allowed
                                        ? SoftwareTokenMfaConfigType.builder()
                                                .enabled(true)
                                                .build()
                                        : null));
    }

    @Test
    void shouldBeginFromScratchWhenTheTokenIsOlderThanMaxAge() {
        // given
        String accessToken = signIn().accessToken();
        TestClock.advance(Duration.ofSeconds(90));

        // when
        InitiateAuthResponse young =
                scene.begin(user.username(), TARGET, LEVEL_3, ACCESS_TOKEN, accessToken, MAX_AGE, "120");
        InitiateAuthResponse old =
                scene.begin(user.username(), TARGET, LEVEL_3, ACCESS_TOKEN, accessToken, MAX_AGE, "60");

        // then
        assertThat(young.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(old.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    @Test
    void shouldRefuseATokenThatReachesTheLevelAlready() {
        // given
        String accessToken = signIn().accessToken();

        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, LEVEL_1, ACCESS_TOKEN, accessToken))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseALevelTheUserHasNothingFor() {
        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, LEVEL_4))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldIgnoreUnknownLevelsUnlessAllAre() {
        // when
        InitiateAuthResponse choice = scene.begin(user.username(), TARGET, "urn:other " + LEVEL_2);

        // then
        assertThat(choice.availableChallenges())
                .contains(ChallengeNameType.EMAIL_OTP)
                .contains(ChallengeNameType.PASSWORD);
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, "urn:other urn:another"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseTheTokenOfAnotherUser() {
        // given
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        String accessToken = scene.signIn(other.username(), TestUsers.PASSWORD).accessToken();

        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, LEVEL_3, ACCESS_TOKEN, accessToken))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldRefuseATokenWithoutALevel() {
        // given
        String accessToken = signIn().accessToken();

        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), ACCESS_TOKEN, accessToken))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseAnAgeThatIsNone() {
        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, LEVEL_1, MAX_AGE, "soon"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldNotStepUpInTheLitePlan() {
        // given
        scene.admin()
                .updateUserPool(request -> request.userPoolId(scene.poolId()).userPoolTier(UserPoolTierType.LITE));

        // when, then
        assertThatThrownBy(() -> scene.begin(user.username(), TARGET, LEVEL_1))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }

    private Authenticator authenticator(String accessToken) {
        String secret = scene.app()
                .associateSoftwareToken(request -> request.accessToken(accessToken))
                .secretCode();
        Authenticator authenticator = new Authenticator(secret);
        scene.app()
                .verifySoftwareToken(
                        request -> request.accessToken(accessToken).userCode(authenticator.codeAt(clock.instant())));
        return authenticator;
    }
}
