package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens signed with other keys than Cognito's. */
@QuarkusTest
class SigningAlgorithmsTest {
    private final OAuthScene scene = OAuthScene.create();

    private boolean isGenuine(String token) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(token);
        JWK key = Jwts.keys(scene.poolId()).getKeyByKeyId(jws.getKeyIdHeaderValue());
        jws.setKey(PublicJsonWebKey.Factory.newPublicJwk(key.toJSONString()).getPublicKey());
        return jws.verifySignature();
    }

    private static String leftHalf(String algorithm, String token) throws Exception {
        byte[] digest = MessageDigest.getInstance(algorithm).digest(token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
    }

    @ParameterizedTest
    @CsvSource({"es256, ES256, EC, SHA-256", "eddsa, EdDSA, OKP, SHA-512", "rs256, RS256, RSA, SHA-256"})
    void shouldSignAsTheClientIsSetUp(String setting, String algorithm, String type, String hash) throws Exception {
        // given
        TestExtensions.set(scene.client().clientId(), "signing", setting);

        // when
        JsonObject tokens = scene.tokens();

        // then
        String access = tokens.getString("access_token");
        SignedJWT id = SignedJWT.parse(tokens.getString("id_token"));
        assertThat(id.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(Jwts.keys(scene.poolId())
                        .getKeyByKeyId(id.getHeader().getKeyID())
                        .getKeyType()
                        .getValue())
                .isEqualTo(type);
        assertThat(isGenuine(access)).isTrue();
        assertThat(isGenuine(id.serialize())).isTrue();
        assertThat(id.getJWTClaimsSet().getStringClaim("at_hash")).isEqualTo(leftHalf(hash, access));
        assertThat(scene.userInfo(access).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldGiveThePoolSuchKeysOnceAndAnnounceThem() throws Exception {
        // given
        TestExtensions.set(scene.client().clientId(), "signing", "es256");

        // when
        scene.tokens();
        scene.tokens();

        // then
        JWKSet keys = Jwts.keys(scene.poolId());
        assertThat(keys.getKeys().stream().map(key -> key.getAlgorithm().getName()))
                .containsExactlyInAnyOrder("RS256", "RS256", "ES256", "ES256");
        assertThat(new JsonObject(new Browser()
                                .get("/" + scene.poolId() + "/.well-known/openid-configuration")
                                .body())
                        .getJsonArray("id_token_signing_alg_values_supported"))
                .containsExactly("RS256", "ES256");
    }

    @Test
    void shouldSignTokensOfOtherClientsAsCognitoDoes() throws Exception {
        // given
        TestExtensions.set(scene.client().clientId(), "signing", "es256");
        scene.tokens();
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));

        // when
        String token = other.tokens().getString("id_token");

        // then
        assertThat(SignedJWT.parse(token).getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    }
}
