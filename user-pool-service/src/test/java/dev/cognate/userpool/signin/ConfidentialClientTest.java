package dev.cognate.userpool.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** A client with a secret shows at every step that it knows it. */
@QuarkusTest
class ConfidentialClientTest {
    @Inject
    TestUsers users;

    private SignInScene scene;
    private UserPoolClientType client;
    private SrpClient srp;

    @BeforeEach
    void pool() {
        SignInScene open = SignInScene.create();
        client = open.admin()
                .createUserPoolClient(request -> request.userPoolId(open.poolId())
                        .clientName("confidential")
                        .generateSecret(true)
                        .explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"))
                .userPoolClient();
        scene = new SignInScene(open.admin(), open.app(), open.poolId(), client.clientId());
        srp = SrpClient.forPool(scene.poolId());
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @Test
    void shouldSignInAndRefreshWithTheHash() {
        // given
        InitiateAuthResponse asked = begin(hash("alice"));

        // when
        AuthenticationResultType tokens = answer(asked, hash("alice"));

        // then
        assertThat(refresh(tokens.refreshToken(), hash("alice")).accessToken()).isNotEmpty();
        assertThatThrownBy(() -> refresh(tokens.refreshToken(), hash("bob")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Unable to verify secret hash for client " + client.clientId());
    }

    @Test
    void shouldRefuseEachStepWithoutTheHash() {
        // given
        InitiateAuthResponse asked = begin(hash("alice"));

        // when, then
        assertThatThrownBy(() -> begin(null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("SECRET_HASH was not received");
        assertThatThrownBy(() -> begin(hash("bob"))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> answer(asked, null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("SECRET_HASH was not received");
    }

    private InitiateAuthResponse begin(String hash) {
        return scene.app()
                .initiateAuth(request -> request.clientId(client.clientId())
                        .authFlow(AuthFlowType.USER_SRP_AUTH)
                        .authParameters(with(Map.of("USERNAME", "alice", "SRP_A", srp.publicKey()), hash)));
    }

    private AuthenticationResultType answer(InitiateAuthResponse asked, String hash) {
        return scene.answer(
                        ChallengeNameType.PASSWORD_VERIFIER,
                        asked.session(),
                        with(scene.proof(asked, srp, TestUsers.PASSWORD), hash))
                .authenticationResult();
    }

    private AuthenticationResultType refresh(String token, String hash) {
        return scene.app()
                .initiateAuth(request -> request.clientId(client.clientId())
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(with(Map.of("REFRESH_TOKEN", token), hash)))
                .authenticationResult();
    }

    private static Map<String, String> with(Map<String, String> parameters, String hash) {
        Map<String, String> all = new HashMap<>(parameters);
        if (hash != null) {
            all.put("SECRET_HASH", hash);
        }
        return all;
    }

    private String hash(String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(client.clientSecret().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal((username + client.clientId()).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
