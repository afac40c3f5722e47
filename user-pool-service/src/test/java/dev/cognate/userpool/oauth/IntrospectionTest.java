package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** APIs that ask whether a token is good (RFC 7662). */
@QuarkusTest
class IntrospectionTest {
    private final OAuthScene scene = OAuthScene.create();
    private final UserPoolClientType api = scene.anotherClient(client -> client.generateSecret(true));

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private HttpResponse<String> ask(UserPoolClientType client, String token) {
        return new Browser()
                .post(
                        "/oauth2/introspect",
                        Map.of("token", token),
                        Map.of("authorization", OAuthScene.basic(client.clientId(), client.clientSecret())));
    }

    private JsonObject introspect(String token) {
        TestExtensions.set(api.clientId(), "introspection", "true");
        HttpResponse<String> response = ask(api, token);
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    @Test
    void shouldTellWhatAnAccessTokenIsGoodFor() {
        // given
        String token = scene.tokens().getString("access_token");

        // when
        JsonObject answer = introspect(token);

        // then
        assertThat(answer.getBoolean("active")).isTrue();
        assertThat(answer.getString("token_type")).isEqualTo("Bearer");
        assertThat(answer.getString("scope")).isEqualTo("openid email");
        assertThat(answer.getString("client_id")).isEqualTo(scene.client().clientId());
        assertThat(answer.getString("username")).isEqualTo(scene.username());
        assertThat(answer.fieldNames()).contains("sub", "exp", "iat", "iss", "jti");
    }

    @Test
    void shouldNoticeWhatSignaturesDoNotTell() {
        // given
        JsonObject tokens = scene.tokens();
        String token = tokens.getString("access_token");

        // when
        scene.admin()
                .adminUserGlobalSignOut(
                        request -> request.userPoolId(scene.poolId()).username(scene.username()));

        // then
        assertThat(introspect(token).getMap()).containsExactly(Map.entry("active", false));
    }

    @Test
    void shouldNoticeExpiry() {
        // given
        String token = scene.tokens().getString("access_token");

        // when
        TestClock.advance(Duration.ofHours(2));

        // then
        assertThat(introspect(token).getMap()).containsExactly(Map.entry("active", false));
    }

    @Test
    void shouldTellOfRefreshTokensToTheirOwnerAlone() {
        // given
        OAuthScene own = scene.withClient(api);
        TestExtensions.set(api.clientId(), "introspection", "true");
        Map<String, String> redemption = own.redemption(own.code());
        redemption.put("client_secret", api.clientSecret());
        String token = new JsonObject(own.token(redemption).body()).getString("refresh_token");
        String elses = scene.tokens().getString("refresh_token");

        // when
        JsonObject answer = introspect(token);

        // then
        assertThat(answer.getBoolean("active")).isTrue();
        assertThat(answer.getString("username")).isEqualTo(scene.username());
        assertThat(introspect(elses).getMap()).containsExactly(Map.entry("active", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "%00", "..", "{}"})
    void shouldSayNoMoreOfOtherTexts(String text) {
        assertThat(introspect(text).getMap()).containsExactly(Map.entry("active", false));
    }

    @Test
    void shouldSayNoMoreOfTokensOfOtherPoolsAndOfIdTokens() {
        // given
        OAuthScene elsewhere = OAuthScene.create();

        // when
        JsonObject foreign = introspect(elsewhere.tokens().getString("access_token"));
        JsonObject id = introspect(scene.tokens().getString("id_token"));

        // then
        assertThat(foreign.getMap()).containsExactly(Map.entry("active", false));
        assertThat(id.getMap()).containsExactly(Map.entry("active", false));
    }

    @Test
    void shouldAnswerOnlyClientsThatMayAskAndShowWhoTheyAre() {
        // given
        UserPoolClientType off = scene.anotherClient(client -> client.generateSecret(true));
        TestExtensions.set(scene.client().clientId(), "introspection", "true");
        TestExtensions.set(api.clientId(), "introspection", "true");

        // when
        HttpResponse<String> notAllowed = ask(off, "token");
        HttpResponse<String> noSecret = new Browser()
                .post(
                        "/oauth2/introspect",
                        Map.of("token", "token", "client_id", scene.client().clientId()));
        HttpResponse<String> wrongSecret = new Browser()
                .post(
                        "/oauth2/introspect",
                        Map.of("token", "token", "client_id", api.clientId(), "client_secret", "wrong"));

        // then
        assertThat(notAllowed.body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
        assertThat(noSecret.body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
        assertThat(wrongSecret.statusCode()).isEqualTo(401);
        assertThat(wrongSecret.body()).isEqualTo("{\"error\":\"invalid_client\"}");
    }
}
