package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A server signs users in with AWS credentials: AdminInitiateAuth, AdminRespondToAuthChallenge. */
@QuarkusTest
class AdminChallengeTest {
    @Inject
    TestUsers users;

    private SignInScene scene;

    @BeforeEach
    void createPool() {
        scene = SignInScene.create();
    }

    private AdminInitiateAuthResponse begin(AuthFlowType flow, Map<String, String> parameters) {
        return scene.admin()
                .adminInitiateAuth(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .authFlow(flow)
                        .authParameters(parameters));
    }

    private AdminRespondToAuthChallengeResponse answer(
            CognitoIdentityProviderClient caller,
            ChallengeNameType challenge,
            String session,
            Map<String, String> responses) {
        return caller.adminRespondToAuthChallenge(request -> request.userPoolId(scene.poolId())
                .clientId(scene.clientId())
                .challengeName(challenge)
                .session(session)
                .challengeResponses(responses));
    }

    @Test
    void shouldSignInByAnsweringSrp() throws Exception {
        // given
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        SrpClient srp = SrpClient.forPool(scene.poolId());
        AdminInitiateAuthResponse asked =
                begin(AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "alice", "SRP_A", srp.publicKey()));

        // when
        var result = answer(
                        scene.admin(),
                        ChallengeNameType.PASSWORD_VERIFIER,
                        asked.session(),
                        srp.answer(asked.challengeParameters(), TestUsers.PASSWORD, Instant.now()))
                .authenticationResult();

        // then
        assertThat(Jwts.verified(scene.poolId(), result.idToken()).getClaim("cognito:username"))
                .isEqualTo("alice");
    }

    @Test
    void shouldSetANewPasswordInPlaceOfATemporaryOne() {
        // given
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        AdminInitiateAuthResponse asked =
                begin(AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of("USERNAME", "bob", "PASSWORD", TestUsers.PASSWORD));

        // when
        var answered = answer(
                scene.admin(),
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                asked.session(),
                Map.of("USERNAME", "bob", "NEW_PASSWORD", "Better-horse-2"));

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(answered.authenticationResult().accessToken()).isNotEmpty();
        assertThat(scene.password("bob", "Better-horse-2")
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
    }

    @Test
    void shouldRefuseASessionASecondTime() {
        // given
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        String session = begin(
                        AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
                        Map.of("USERNAME", "bob", "PASSWORD", TestUsers.PASSWORD))
                .session();
        Map<String, String> chosen = Map.of("USERNAME", "bob", "NEW_PASSWORD", "Better-horse-2");
        answer(scene.admin(), ChallengeNameType.NEW_PASSWORD_REQUIRED, session, chosen);

        // when, then
        assertThatThrownBy(() -> answer(scene.admin(), ChallengeNameType.NEW_PASSWORD_REQUIRED, session, chosen))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldRefuseACallerWithoutCredentials() {
        // given
        users.create(scene.poolId(), "bob", UserStatus.FORCE_CHANGE_PASSWORD, Map.of());
        String session = begin(
                        AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
                        Map.of("USERNAME", "bob", "PASSWORD", TestUsers.PASSWORD))
                .session();

        // when, then
        assertThatThrownBy(() -> answer(
                        scene.app(),
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        session,
                        Map.of("USERNAME", "bob", "NEW_PASSWORD", "Better-horse-2")))
                .isInstanceOf(CognitoIdentityProviderException.class)
                .hasMessageContaining("Missing Authentication Token");
    }
}
