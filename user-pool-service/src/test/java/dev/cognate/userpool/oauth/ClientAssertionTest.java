package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that show who they are with a key ({@code private_key_jwt}, RFC 7523). */
@QuarkusTest
class ClientAssertionTest {
    private static final String AUDIENCE = "http://localhost:9229/oauth2/token";

    private final OAuthScene first = OAuthScene.create();
    private final OAuthScene scene = first.withClient(first.anotherClient(client -> client.generateSecret(true)));
    private ECKey key;

    @TempDir
    Path folder;

    @BeforeEach
    void switchOn() throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        Path file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        TestExtensions.set(scene.client().clientId(), "keys", file.toString());
    }

    private JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(scene.client().clientId())
                .subject(scene.client().clientId())
                .audience(AUDIENCE)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(120)));
    }

    private String assertion(Consumer<JWTClaimsSet.Builder> change) {
        return assertion(key, change);
    }

    private String assertion(ECKey by, Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = good();
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(), claims.build());
        try {
            jwt.sign(new ECDSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private HttpResponse<String> redeem(String assertion) {
        Map<String, String> form = new HashMap<>(scene.redemption(scene.code()));
        form.remove("client_id");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return scene.token(form);
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    @Test
    void shouldTakeWhatTheClientSigned() {
        // when
        HttpResponse<String> response = redeem(assertion(claims -> {}));

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject discovery = new JsonObject(new Browser()
                .get("/" + scene.poolId() + "/.well-known/openid-configuration")
                .body());
        assertThat(discovery.getJsonArray("token_endpoint_auth_methods_supported"))
                .contains("private_key_jwt");
    }

    @Test
    void shouldTakeTheIssuerForAnAudience() {
        // when
        HttpResponse<String> response =
                redeem(assertion(claims -> claims.audience("http://localhost:9229/" + scene.poolId())));

        // then
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeAnAssertionOnce() {
        // given
        String assertion = assertion(claims -> {});

        // when
        HttpResponse<String> before = redeem(assertion);
        HttpResponse<String> again = redeem(assertion);

        // then
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(error(again)).isEqualTo("400 invalid_client");
    }

    @Test
    void shouldRefuseAssertionsOfOthersForOthersAndForLong() throws JOSEException {
        // given
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        List<String> bad = List.of(
                assertion(stranger, claims -> {}),
                assertion(claims -> claims.audience("https://evil.example/oauth2/token")),
                assertion(claims -> claims.issuer("another")),
                assertion(claims -> claims.jwtID(null)),
                assertion(claims -> claims.expirationTime(null)),
                assertion(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(5)))),
                assertion(
                        claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(86_400)))),
                "nonsense",
                "eyJhbGciOiJub25lIn0.e30.");

        // then
        assertThat(bad)
                .allSatisfy(assertion -> assertThat(error(redeem(assertion))).isEqualTo("400 invalid_client"));
    }

    @Test
    void shouldNotTakeThePublicKeyForASecret() throws JOSEException {
        // given
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), good().build());
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString()));

        // when
        HttpResponse<String> response = redeem(jwt.serialize());

        // then
        assertThat(error(response)).isEqualTo("400 invalid_client");
    }

    @Test
    void shouldLeaveNoWayAroundTheKey() {
        // given
        Map<String, String> form = new HashMap<>(scene.redemption(scene.code()));

        // when
        HttpResponse<String> nothing = scene.token(form);
        form.put("client_secret", scene.client().clientSecret());
        HttpResponse<String> secret = scene.token(form);
        form.put("client_assertion", assertion(claims -> {}));
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        HttpResponse<String> both = scene.token(form);

        // then
        assertThat(error(nothing)).isEqualTo("400 invalid_client");
        assertThat(error(secret)).isEqualTo("400 invalid_client");
        assertThat(error(both)).isEqualTo("400 invalid_request");
    }

    @Test
    void shouldTakeNoAssertionsOfClientsWithoutKeys() {
        // given
        TestExtensions.set(scene.client().clientId(), "issuer", "true");

        // when
        HttpResponse<String> response = redeem(assertion(claims -> {}));

        // then
        assertThat(error(response)).isEqualTo("400 invalid_client");
    }
}
