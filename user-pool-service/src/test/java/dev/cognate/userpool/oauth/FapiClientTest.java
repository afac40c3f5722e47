package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that keeps the FAPI 2.0 security profile. */
@QuarkusTest
class FapiClientTest {
    private static RSAKey key;

    private final OAuthScene first = OAuthScene.create();
    private final OAuthScene scene = first.withClient(first.anotherClient(client -> client.generateSecret(true)));

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKey() throws JOSEException {
        key = new RSAKeyGenerator(2_048).keyID("one").generate();
    }

    @BeforeEach
    void switchOn() throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        TestExtensions.set(scene.client().clientId(), "fapi2", "true", "keys", file.toString());
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private String issuer() {
        return "http://localhost:9229/" + scene.poolId();
    }

    private Map<String, String> shown(JWSAlgorithm algorithm, String audience) {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID("one").build(),
                new JWTClaimsSet.Builder()
                        .issuer(scene.client().clientId())
                        .subject(scene.client().clientId())
                        .audience(audience)
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(Instant.now().plusSeconds(180)))
                        .build());
        try {
            assertion.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("client_assertion_type", ClientAssertions.TYPE, "client_assertion", assertion.serialize());
    }

    private String proof(JWSAlgorithm algorithm, String method, String uri, AccessToken token) {
        try {
            return new DefaultDPoPProofFactory(key, algorithm)
                    .createDPoPJWT(new JWTID(), method, URI.create(uri), Date.from(Instant.now()), token)
                    .serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String proof(JWSAlgorithm algorithm) {
        return proof(algorithm, "POST", ProofKey.TOKEN, null);
    }

    private HttpResponse<String> push(Map<String, String> shown, String... changes) {
        Map<String, String> form = scene.request(changes);
        form.putAll(shown);
        return new Browser().post("/oauth2/par", form);
    }

    private HttpResponse<String> push(String... changes) {
        return push(shown(JWSAlgorithm.PS256, issuer()), changes);
    }

    private Map<String, String> follow() {
        String uri = new JsonObject(push().body()).getString("request_uri");
        return Browser.parameters(scene.authorize(
                scene.signedIn(), Map.of("client_id", scene.client().clientId(), "request_uri", uri)));
    }

    private HttpResponse<String> redeem(String code, Map<String, String> headers) {
        Map<String, String> form = new LinkedHashMap<>(scene.redemption(code));
        form.putAll(shown(JWSAlgorithm.PS256, issuer()));
        return new Browser().post("/oauth2/token", form, headers);
    }

    private static HttpResponse<String> userInfo(String token, String proof) {
        return new Browser().get("/oauth2/userInfo", Map.of("authorization", "DPoP " + token, "DPoP", proof));
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    @Test
    void shouldGiveTokensToAClientThatDoesEverythingRight() throws ParseException {
        // given
        Map<String, String> answer = follow();

        // when
        HttpResponse<String> response = redeem(answer.get("code"), Map.of("DPoP", proof(JWSAlgorithm.PS256)));

        // then
        JsonObject tokens = new JsonObject(response.body());
        assertThat(answer).containsEntry("iss", issuer());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(tokens.getString("token_type")).isEqualTo("DPoP");
        assertThat(SignedJWT.parse(tokens.getString("id_token")).getHeader().getAlgorithm())
                .isEqualTo(JWSAlgorithm.ES256);
    }

    @Test
    void shouldRefuseWhateverIsLessThanTheProfile() {
        // given
        String code = follow().get("code");

        // when
        String plain = Browser.location(scene.authorize(scene.signedIn(), scene.request()));
        HttpResponse<String> withoutPkce = push("code_challenge", null, "code_challenge_method", null);
        HttpResponse<String> implicit = push("response_type", "token");
        HttpResponse<String> bearer = redeem(code, Map.of());

        // then
        assertThat(plain).startsWith(OAuthScene.CALLBACK + "?error=invalid_request");
        assertThat(error(withoutPkce)).isEqualTo("400 invalid_request");
        assertThat(error(implicit)).isEqualTo("400 unauthorized_client");
        assertThat(error(bearer)).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void shouldTakeNoSecretAndNoAssertionThatTheProfileForbids() {
        // when
        HttpResponse<String> secret =
                push(Map.of("client_secret", scene.client().clientSecret()));
        HttpResponse<String> weak = push(shown(JWSAlgorithm.RS256, issuer()));
        HttpResponse<String> forAnEndpoint = push(shown(JWSAlgorithm.PS256, ProofKey.TOKEN));

        // then
        assertThat(error(secret)).isEqualTo("401 invalid_client");
        assertThat(error(weak)).isEqualTo("401 invalid_client");
        assertThat(error(forAnEndpoint)).isEqualTo("401 invalid_client");
    }

    @Test
    void shouldTakeNoProofThatTheProfileForbids() {
        // given
        String code = follow().get("code");

        // when
        HttpResponse<String> weak = redeem(code, Map.of("DPoP", proof(JWSAlgorithm.RS256)));
        String token = new JsonObject(
                        redeem(code, Map.of("DPoP", proof(JWSAlgorithm.PS256))).body())
                .getString("access_token");
        DPoPAccessToken bound = new DPoPAccessToken(token);
        HttpResponse<String> weakUse = userInfo(token, proof(JWSAlgorithm.RS256, "GET", ProofKey.USER_INFO, bound));
        HttpResponse<String> use = userInfo(token, proof(JWSAlgorithm.PS256, "GET", ProofKey.USER_INFO, bound));

        // then
        assertThat(error(weak)).isEqualTo("400 invalid_dpop_proof");
        assertThat(error(weakUse)).isEqualTo("401 invalid_dpop_proof");
        assertThat(use.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldForgetCodesAfterAMinute() {
        // given
        String code = follow().get("code");

        // when
        TestClock.advance(Duration.ofSeconds(61));
        HttpResponse<String> late = redeem(code, Map.of("DPoP", proof(JWSAlgorithm.PS256)));

        // then
        assertThat(error(late)).isEqualTo("400 invalid_grant");
    }
}
