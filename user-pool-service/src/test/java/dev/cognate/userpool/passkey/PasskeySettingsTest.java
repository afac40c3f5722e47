package dev.cognate.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnConfigurationMissingException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialNotSupportedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnNotEnabledException;

/** Passkeys: what the settings of a pool ask of a registration. */
@QuarkusTest
class PasskeySettingsTest {
    @Inject
    TestUsers users;

    private ChoiceScene scene;
    private User user;
    private String accessToken;
    private PasskeyAuthenticator authenticator;

    @BeforeEach
    void signIn() {
        scene = ChoiceScene.create();
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = scene.signIn(user.username(), TestUsers.PASSWORD).accessToken();
        authenticator = new PasskeyAuthenticator(ChoiceScene.PAGE);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

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
    void shouldRefuseWhereThereIsNoRelyingParty() {
        // given
        String poolId = Api.newPool(
                        scene.admin(),
                        settings -> settings.policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))))
                .id();
        ChoiceScene bare = new ChoiceScene(scene.admin(), scene.app(), poolId, "");
        ChoiceScene ready = bare.at(bare.newClient(PreventUserExistenceErrorTypes.ENABLED));
        User lonely = users.create(poolId, TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = ready.signIn(lonely.username(), TestUsers.PASSWORD).accessToken();

        // when, then
        assertThatThrownBy(this::start).isInstanceOf(WebAuthnConfigurationMissingException.class);
    }

    private JsonNode start() {
        return Documents.json(scene.app()
                .startWebAuthnRegistration(request -> request.accessToken(accessToken))
                .credentialCreationOptions());
    }

    private void complete(JsonNode options) {
        complete(options, authenticator);
    }

    private void complete(JsonNode options, PasskeyAuthenticator with) {
        scene.app()
                .completeWebAuthnRegistration(
                        request -> request.accessToken(accessToken).credential(Documents.of(with.make(options))));
    }
}
