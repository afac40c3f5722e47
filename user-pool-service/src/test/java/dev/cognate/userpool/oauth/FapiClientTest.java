package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that keeps the FAPI 2.0 security profile. */
@QuarkusTest
class FapiClientTest {
    private final OAuthScene first = OAuthScene.create();
    private final OAuthScene scene = first.withClient(first.anotherClient(client -> client.generateSecret(true)));
    private final ProofKey key = ProofKey.create();

    @BeforeEach
    void switchOn() {
        TestExtensions.set(scene.client().clientId(), "fapi2", "true");
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private String basic() {
        return OAuthScene.basic(scene.client().clientId(), scene.client().clientSecret());
    }

    private HttpResponse<String> push(String... changes) {
        return new Browser().post("/oauth2/par", scene.request(changes), Map.of("authorization", basic()));
    }

    private Map<String, String> follow() {
        String uri = new JsonObject(push().body()).getString("request_uri");
        return Browser.parameters(scene.authorize(
                scene.signedIn(), Map.of("client_id", scene.client().clientId(), "request_uri", uri)));
    }

    private HttpResponse<String> redeem(String code, Map<String, String> headers) {
        Map<String, String> form = new LinkedHashMap<>(scene.redemption(code));
        form.remove("client_id");
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("authorization", basic());
        return new Browser().post("/oauth2/token", form, all);
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    @Test
    void shouldGiveTokensToAClientThatDoesEverythingRight() {
        // given
        Map<String, String> answer = follow();

        // when
        HttpResponse<String> tokens = redeem(answer.get("code"), Map.of("DPoP", key.proof("POST", ProofKey.TOKEN)));

        // then
        assertThat(answer).containsEntry("iss", "http://localhost:9229/" + scene.poolId());
        assertThat(tokens.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(tokens.body()).getString("token_type")).isEqualTo("DPoP");
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
    void shouldForgetCodesAfterAMinute() {
        // given
        String code = follow().get("code");

        // when
        TestClock.advance(Duration.ofSeconds(61));
        HttpResponse<String> late = redeem(code, Map.of("DPoP", key.proof("POST", ProofKey.TOKEN)));

        // then
        assertThat(error(late)).isEqualTo("400 invalid_grant");
    }
}
