package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens bound to a key of their client (RFC 9449, DPoP). */
@QuarkusTest
class KeyBoundTokensTest {
    private static final String PUSHED = "http://localhost:9229/oauth2/par";

    private final OAuthScene scene = OAuthScene.create();
    private final ProofKey key = ProofKey.create();

    @BeforeEach
    void switchOn() {
        TestExtensions.set(scene.client().clientId(), "dpop", "allowed");
    }

    private HttpResponse<String> token(Map<String, String> form, String proof) {
        return new Browser().post("/oauth2/token", form, Map.of("DPoP", proof));
    }

    private JsonObject bound() {
        HttpResponse<String> response = token(scene.redemption(scene.code()), key.proof("POST", ProofKey.TOKEN));
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private Map<String, String> refresh(JsonObject tokens) {
        return Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                scene.client().clientId(),
                "refresh_token",
                tokens.getString("refresh_token"));
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    private static HttpResponse<String> userInfo(String scheme, String token, String proof) {
        Map<String, String> headers = new HashMap<>(Map.of("authorization", scheme + " " + token));
        if (proof != null) {
            headers.put("DPoP", proof);
        }
        return new Browser().get("/oauth2/userInfo", headers);
    }

    @Test
    void shouldBindTokensToTheKeyThatWasProved() throws Exception {
        // when
        JsonObject tokens = bound();

        // then
        assertThat(tokens.getString("token_type")).isEqualTo("DPoP");
        assertThat(Jwts.verified(scene.poolId(), tokens.getString("access_token"))
                        .getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.thumbprint());
        assertThat(Jwts.verified(scene.poolId(), tokens.getString("id_token")).getClaim("cnf"))
                .isNull();
    }

    @Test
    void shouldRefuseAProofThatCameBefore() {
        // given
        String proof = key.proof("POST", ProofKey.TOKEN);
        HttpResponse<String> first = token(scene.redemption(scene.code()), proof);

        // when
        HttpResponse<String> second = token(scene.redemption(scene.code()), proof);

        // then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(error(second)).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void shouldRefuseProofsForOtherRequests() {
        // given
        String code = scene.code();
        Instant old = Instant.now().minus(Duration.ofMinutes(5));

        // when
        HttpResponse<String> otherPlace =
                token(scene.redemption(code), key.proof("POST", "https://evil.example/oauth2/token"));
        HttpResponse<String> otherMethod = token(scene.redemption(code), key.proof("GET", ProofKey.TOKEN));
        HttpResponse<String> tooOld = token(scene.redemption(code), key.proof("POST", ProofKey.TOKEN, old, null));
        HttpResponse<String> tooEarly = token(
                scene.redemption(code),
                key.proof("POST", ProofKey.TOKEN, Instant.now().plus(Duration.ofMinutes(5)), null));
        HttpResponse<String> forged =
                token(scene.redemption(code), key.proof("POST", ProofKey.TOKEN).replaceAll(".{4}$", "AAAA"));
        HttpResponse<String> nonsense = token(scene.redemption(code), "nonsense");

        // then
        assertThat(List.of(
                        error(otherPlace),
                        error(otherMethod),
                        error(tooOld),
                        error(tooEarly),
                        error(forged),
                        error(nonsense)))
                .containsOnly("400 invalid_dpop_proof");
        assertThat(scene.token(scene.redemption(code)).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotBelieveWhatARequestSaysOfItsHost() {
        // given
        String here = Api.endpoint().resolve("/oauth2/token").toString();

        // when
        HttpResponse<String> response = token(scene.redemption(scene.code()), key.proof("POST", here));

        // then
        assertThat(error(response)).isEqualTo("400 invalid_dpop_proof");
    }

    @Test
    void shouldGiveUserInfoToWhoProvesTheKeyAlone() {
        // given
        String token = bound().getString("access_token");
        ProofKey thief = ProofKey.create();

        // when
        HttpResponse<String> good = userInfo("DPoP", token, key.proof("GET", ProofKey.USER_INFO, token));
        HttpResponse<String> bearer = userInfo("Bearer", token, null);
        HttpResponse<String> unproved = userInfo("DPoP", token, null);
        HttpResponse<String> otherKey = userInfo("DPoP", token, thief.proof("GET", ProofKey.USER_INFO, token));
        HttpResponse<String> otherToken = userInfo("DPoP", token, key.proof("GET", ProofKey.USER_INFO, token + "x"));
        HttpResponse<String> ofTokenEndpoint = userInfo("DPoP", token, key.proof("GET", ProofKey.USER_INFO));

        // then
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(error(bearer)).isEqualTo("401 invalid_token");
        assertThat(error(unproved)).isEqualTo("401 invalid_dpop_proof");
        assertThat(error(otherKey)).isEqualTo("401 invalid_dpop_proof");
        assertThat(error(otherToken)).isEqualTo("401 invalid_dpop_proof");
        assertThat(error(ofTokenEndpoint)).isEqualTo("401 invalid_dpop_proof");
        assertThat(otherKey.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("DPoP algs=\"ES256 PS256 RS256\"");
    }

    @Test
    void shouldRefuseAProofOfUserInfoThatCameBefore() {
        // given
        String token = bound().getString("access_token");
        String proof = key.proof("GET", ProofKey.USER_INFO, token);

        // when
        HttpResponse<String> first = userInfo("DPoP", token, proof);
        HttpResponse<String> second = userInfo("DPoP", token, proof);

        // then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(error(second)).isEqualTo("401 invalid_dpop_proof");
    }

    @Test
    void shouldNotTakeBoundTokensForBearerTokensOfTheApi() {
        // given
        HttpResponse<String> response = token(
                scene.redemption(scene.code("scope", "openid aws.cognito.signin.user.admin")),
                key.proof("POST", ProofKey.TOKEN));
        String token = new JsonObject(response.body()).getString("access_token");

        // then
        assertThatThrownBy(() -> Api.anonymous().getUser(request -> request.accessToken(token)))
                .hasMessageContaining("bound to a key");
    }

    @Test
    void shouldRefreshForTheSameKeyAlone() {
        // given
        JsonObject tokens = bound();

        // when
        HttpResponse<String> same = token(refresh(tokens), key.proof("POST", ProofKey.TOKEN));
        HttpResponse<String> other = token(refresh(tokens), ProofKey.create().proof("POST", ProofKey.TOKEN));
        HttpResponse<String> none = scene.token(refresh(tokens));

        // then
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(same.body()).getString("token_type")).isEqualTo("DPoP");
        assertThat(error(other)).isEqualTo("400 invalid_grant");
        assertThat(error(none)).isEqualTo("400 invalid_grant");
        assertThatThrownBy(() -> Api.anonymous()
                        .getTokensFromRefreshToken(
                                request -> request.clientId(scene.client().clientId())
                                        .refreshToken(tokens.getString("refresh_token"))))
                .hasMessageContaining("Invalid Refresh Token");
    }

    @Test
    void shouldBindCodesToAKeyThatWasAnnounced() throws Exception {
        // given
        String code = scene.code("dpop_jkt", key.thumbprint());

        // when
        HttpResponse<String> thief =
                token(scene.redemption(code), ProofKey.create().proof("POST", ProofKey.TOKEN));
        HttpResponse<String> bearer = scene.token(scene.redemption(code));
        HttpResponse<String> good = token(scene.redemption(code), key.proof("POST", ProofKey.TOKEN));

        // then
        assertThat(error(thief)).isEqualTo("400 invalid_grant");
        assertThat(error(bearer)).isEqualTo("400 invalid_grant");
        assertThat(good.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> push(String proof, String... changes) {
        TestExtensions.set(scene.client().clientId(), "dpop", "allowed", "pushed-requests", "allowed");
        return new Browser().post("/oauth2/par", scene.request(changes), Map.of("DPoP", proof));
    }

    @Test
    void shouldBindTheCodeOfAPushedRequestToTheKeyItProves() {
        // given
        String reference = new JsonObject(push(key.proof("POST", PUSHED)).body()).getString("request_uri");
        String code = Browser.parameters(scene.authorize(
                        scene.signedIn(), Map.of("client_id", scene.client().clientId(), "request_uri", reference)))
                .get("code");

        // when
        HttpResponse<String> thief =
                token(scene.redemption(code), ProofKey.create().proof("POST", ProofKey.TOKEN));
        HttpResponse<String> good = token(scene.redemption(code), key.proof("POST", ProofKey.TOKEN));

        // then
        assertThat(error(thief)).isEqualTo("400 invalid_grant");
        assertThat(good.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAPushedRequestWhoseProofIsNoGood() throws Exception {
        // given
        String used = key.proof("POST", PUSHED);

        // when
        HttpResponse<String> first = push(used);
        HttpResponse<String> again = push(used);
        HttpResponse<String> ofAnotherPlace = push(key.proof("POST", ProofKey.TOKEN));
        HttpResponse<String> ofAnotherKey =
                push(key.proof("POST", PUSHED), "dpop_jkt", ProofKey.create().thumbprint());
        HttpResponse<String> ofTheSameKey = push(key.proof("POST", PUSHED), "dpop_jkt", key.thumbprint());

        // then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(List.of(error(again), error(ofAnotherPlace), error(ofAnotherKey)))
                .containsOnly("400 invalid_dpop_proof");
        assertThat(ofTheSameKey.statusCode()).isEqualTo(201);
    }

    @Test
    void shouldGiveNoOtherTokensWhereTheyAreRequired() {
        // given
        String code = scene.code();
        TestExtensions.set(scene.client().clientId(), "dpop", "required");

        // when
        HttpResponse<String> bearer = scene.token(scene.redemption(code));
        String implicit = Browser.location(scene.authorize(
                scene.signedIn(),
                scene.request("response_type", "token", "code_challenge", null, "code_challenge_method", null)));

        // then
        assertThat(error(bearer)).isEqualTo("400 invalid_dpop_proof");
        assertThat(implicit).startsWith(OAuthScene.CALLBACK + "#error=unauthorized_client");
    }

    @Test
    void shouldIgnoreProofsOfOtherClients() {
        // given
        TestExtensions.set(scene.client().clientId(), "dpop", "off");

        // when
        HttpResponse<String> response = token(scene.redemption(scene.code()), key.proof("POST", ProofKey.TOKEN));

        // then
        assertThat(new JsonObject(response.body()).getString("token_type")).isEqualTo("Bearer");
    }
}
