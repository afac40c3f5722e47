package dev.cognate.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/** Passkeys where a second factor is needed: with user verification they are one, if the pool says so. */
@QuarkusTest
class PasskeyMfaTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private ChoiceScene scene;
    private User user;
    private String accessToken;
    private PasskeyAuthenticator authenticator;

    @BeforeEach
    void register() {
        scene = ChoiceScene.create(
                PreventUserExistenceErrorTypes.ENABLED,
                settings -> settings.policies(policies -> policies.signInPolicy(
                        policy -> policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))));
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = scene.signIn(user.username(), TestUsers.PASSWORD).accessToken();
        authenticator = new PasskeyAuthenticator(ChoiceScene.PAGE);
        scene.register(accessToken, authenticator);
    }

    @Test
    void shouldListAPasskeyAmongTheFactorsOfAUser() {
        // when
        var own = scene.app().getUserAuthFactors(request -> request.accessToken(accessToken));
        var asAdministrator = scene.admin()
                .adminGetUserAuthFactors(
                        request -> request.userPoolId(scene.poolId()).username(user.username()));

        // then
        assertThat(own.configuredUserAuthFactors()).containsExactly(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN);
        assertThat(asAdministrator.configuredUserAuthFactors()).isEqualTo(own.configuredUserAuthFactors());
    }

    @Test
    void shouldCompleteRequiredMfaByAPasskeyThatVerifiesItsUser() {
        // given
        configure(UserPoolMfaType.ON, WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION);

        // when
        RespondToAuthChallengeResponse answer = sign(ask());

        // then
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldAskForMoreAfterAPasskeyThatDoesNotVerifyItsUser() {
        // given
        configure(UserPoolMfaType.ON, WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION);
        authenticator.skipUserVerification();

        // when
        RespondToAuthChallengeResponse answer = sign(ask());

        // then
        assertThat(answer.authenticationResult()).isNull();
        assertThat(answer.challengeName()).isEqualTo(ChallengeNameType.MFA_SETUP);
    }

    @Test
    void shouldAskForMoreAfterAPasskeyThatIsASingleFactor() {
        // given: a pool that changes its mind while somebody signs in
        configure(UserPoolMfaType.OPTIONAL, WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION);
        prefersAnAuthenticatorApp();
        InitiateAuthResponse asked = ask();
        configure(UserPoolMfaType.OPTIONAL, WebAuthnFactorConfigurationType.SINGLE_FACTOR);

        // when
        RespondToAuthChallengeResponse answer = sign(asked);

        // then
        assertThat(answer.authenticationResult()).isNull();
        assertThat(answer.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
    }

    @Test
    void shouldOfferASingleFactorToNobodyWhoHasASecondOne() {
        // given
        configure(UserPoolMfaType.OPTIONAL, WebAuthnFactorConfigurationType.SINGLE_FACTOR);
        prefersAnAuthenticatorApp();

        // when
        InitiateAuthResponse choice = scene.begin(user.username());

        // then
        assertThat(choice.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    private void configure(UserPoolMfaType mode, WebAuthnFactorConfigurationType factor) {
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId())
                    .mfaConfiguration(mode)
                    .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId(ChoiceScene.RELYING_PARTY)
                            .userVerification("preferred")
                            .factorConfiguration(factor));
            MfaScene.apps(request);
        });
    }

    private void prefersAnAuthenticatorApp() {
        SignInScene signIn = new SignInScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId());
        new MfaScene(signIn, users, clock).authenticator(accessToken);
        scene.app()
                .setUserMFAPreference(request -> request.accessToken(accessToken)
                        .softwareTokenMfaSettings(token -> token.enabled(true).preferredMfa(true)));
    }

    private InitiateAuthResponse ask() {
        return scene.prefer(user.username(), ChallengeNameType.WEB_AUTHN);
    }

    private RespondToAuthChallengeResponse sign(InitiateAuthResponse asked) {
        String options = asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS");
        return scene.answer(
                ChallengeNameType.WEB_AUTHN,
                asked.session(),
                user.username(),
                "CREDENTIAL",
                authenticator.sign(Documents.json(options)).toString());
    }
}
