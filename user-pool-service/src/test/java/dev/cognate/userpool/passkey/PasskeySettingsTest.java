package dev.cognate.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;

/** Passkeys: what the settings of a pool ask of a registration. */
@QuarkusTest
class PasskeySettingsTest extends PasskeyCase {
    @Test
    void shouldRefuseAnAuthenticatorThatDoesNotVerifyItsUserWhereThatIsRequired() {
        // given
        scene.configurePasskeys("required");
        authenticator.skipUserVerification();

        // when, then
        assertThatThrownBy(() -> complete(start())).isInstanceOf(WebAuthnCredentialNotSupportedException.class);
    }

    @Test
    void shouldRefuseWherePasskeysAreNoWayToSignIn() {
        // given
        scene.admin().updateUserPool(request -> request.userPoolId(scene.poolId()));

        // when, then
        assertThatThrownBy(this::start).isInstanceOf(WebAuthnNotEnabledException.class);
    }

    @Test
    void shouldMakePasskeysForThePagesOfAPoolThatSaysNothingElse() {
        // given
        String poolId = poolWithoutRelyingParty();
        String prefix = "p-" + UUID.randomUUID();
        scene.admin().createUserPoolDomain(domain -> domain.userPoolId(poolId).domain(prefix));
        signInSomebody(poolId);

        // when
        var options = start();

        // then
        assertThat(options.toString()).contains(prefix + ".auth.localhost");
    }

    @Test
    void shouldRefuseWhereThereIsNoRelyingParty() {
        // given
        signInSomebody(poolWithoutRelyingParty());

        // when, then
        assertThatThrownBy(this::start).isInstanceOf(WebAuthnConfigurationMissingException.class);
    }

    private String poolWithoutRelyingParty() {
        return Api.newPool(
                        scene.admin(),
                        settings -> settings.policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))))
                .id();
    }

    private void signInSomebody(String poolId) {
        ChoiceScene bare = new ChoiceScene(scene.admin(), scene.app(), poolId, "");
        ChoiceScene ready = bare.at(bare.newClient(PreventUserExistenceErrorTypes.ENABLED));
        User lonely = users.create(poolId, TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = ready.signIn(lonely.username(), TestUsers.PASSWORD).accessToken();
    }

    @Test
    void shouldNotAskForPasskeysOfARelyingPartyThePoolHadBefore() {
        // given
        scene.register(accessToken, authenticator);
        scene.admin()
                .setUserPoolMfaConfig(request -> request.userPoolId(scene.poolId())
                        .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId("example.net")));

        // when
        var choice = scene.prefer(user.username(), ChallengeNameType.WEB_AUTHN);

        // then
        assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(choice.availableChallenges()).doesNotContain(ChallengeNameType.WEB_AUTHN);
    }
}
