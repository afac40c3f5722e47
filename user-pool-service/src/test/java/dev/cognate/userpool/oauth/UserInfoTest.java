package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** {@code /oauth2/userInfo} and {@code /oauth2/revoke}. */
@QuarkusTest
class UserInfoTest {
    private final OAuthScene scene =
            OAuthScene.create(client -> client.explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"));

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private HttpResponse<String> revoke(Map<String, String> form) {
        return new Browser().post("/oauth2/revoke", form);
    }

    @Test
    void shouldTellWhatTheScopesAllow() {
        // when
        HttpResponse<String> response = scene.userInfo(scene.tokens().getString("access_token"));

        // then
        JsonObject claims = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(claims.fieldNames()).containsExactlyInAnyOrder("sub", "email", "email_verified", "username");
        assertThat(claims.getValue("email_verified")).isEqualTo("true");
        assertThat(claims.getString("username")).isEqualTo(scene.username());
    }

    @Test
    void shouldTellEverythingToOpenIdAlone() {
        // when
        HttpResponse<String> response =
                scene.userInfo(scene.tokens("scope", "openid").getString("access_token"));

        // then
        assertThat(new JsonObject(response.body()).fieldNames())
                .containsExactlyInAnyOrder("sub", "email", "email_verified", "phone_number", "name", "username");
    }

    @Test
    void shouldTakeTheTokenFromAFormToo() {
        // given
        String accessToken = scene.tokens().getString("access_token");

        // when
        HttpResponse<String> response = new Browser().post("/oauth2/userInfo", Map.of("access_token", accessToken));

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
    }

    @Test
    void shouldNotTakeTheTokenFromTheQuery() {
        // when
        HttpResponse<String> response = new Browser()
                .get("/oauth2/userInfo?access_token=" + scene.tokens().getString("access_token"));

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("www-authenticate"))
                .contains("Bearer error=\"invalid_request\","
                        + " error_description=\"Bad OAuth2 request at UserInfo Endpoint\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-up", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void shouldRefuseTokensThatAreNone(String token) {
        // when
        HttpResponse<String> response = scene.userInfo(token);

        // then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Bearer error=\"invalid_token\"");
    }

    @Test
    void shouldRefuseIdTokensAndExpiredOnes() {
        // given
        JsonObject tokens = scene.tokens();

        // when
        HttpResponse<String> idToken = scene.userInfo(tokens.getString("id_token"));
        TestClock.advance(Duration.ofHours(1));
        HttpResponse<String> expired = scene.userInfo(tokens.getString("access_token"));

        // then
        assertThat(idToken.statusCode()).isEqualTo(401);
        assertThat(expired.statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseTokensOfSignInsThroughTheApi() {
        // given
        String accessToken = Api.anonymous()
                .initiateAuth(request -> request.clientId(scene.client().clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", scene.username(), "PASSWORD", TestPool.PASSWORD)))
                .authenticationResult()
                .accessToken();

        // when
        HttpResponse<String> response = scene.userInfo(accessToken);

        // then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("Access token does not contain openid scope");
    }

    @Test
    void shouldLetScopesDecideAboutTheApi() {
        // given
        String withoutScope = scene.tokens().getString("access_token");
        String withScope =
                scene.tokens("scope", "openid aws.cognito.signin.user.admin").getString("access_token");

        // when
        String username = Api.anonymous()
                .getUser(request -> request.accessToken(withScope))
                .username();

        // then
        assertThat(username).isEqualTo(scene.username());
        assertThatThrownBy(() -> Api.anonymous().getUser(request -> request.accessToken(withoutScope)))
                .hasMessageContaining("Access Token does not have required scopes");
    }

    @Test
    void shouldRevokeASignIn() {
        // given
        JsonObject tokens = scene.tokens();
        Map<String, String> form = Map.of(
                "token",
                tokens.getString("refresh_token"),
                "client_id",
                scene.client().clientId());

        // when
        HttpResponse<String> first = revoke(form);
        HttpResponse<String> second = revoke(form);

        // then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(scene.userInfo(tokens.getString("access_token")).statusCode())
                .isEqualTo(401);
        assertThat(scene.refresh(tokens.getString("refresh_token")).body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }

    @Test
    void shouldSayWhyNothingWasRevoked() {
        // given
        JsonObject tokens = scene.tokens();
        String clientId = scene.client().clientId();
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));

        // when
        HttpResponse<String> nothing = revoke(Map.of("client_id", clientId));
        HttpResponse<String> access = revoke(Map.of("client_id", clientId, "token", tokens.getString("access_token")));
        HttpResponse<String> unknown = revoke(Map.of("client_id", clientId, "token", "made-up"));
        HttpResponse<String> nobody = revoke(Map.of("client_id", "nobody", "token", "made-up"));
        HttpResponse<String> foreign =
                revoke(Map.of("client_id", other.client().clientId(), "token", tokens.getString("refresh_token")));

        // then
        assertThat(nothing.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertThat(access.body()).isEqualTo("{\"error\":\"unsupported_token_type\"}");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(nobody.statusCode() + nobody.body()).isEqualTo("401{\"error\":\"invalid_client\"}");
        assertThat(foreign.body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
        assertThat(scene.userInfo(tokens.getString("access_token")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseToRevokeWhereClientsMayNot() {
        // given
        OAuthScene frozen = scene.withClient(scene.anotherClient(client -> client.enableTokenRevocation(false)));

        // when
        HttpResponse<String> response = revoke(Map.of(
                "client_id",
                frozen.client().clientId(),
                "token",
                frozen.tokens().getString("refresh_token")));

        // then
        assertThat(response.statusCode() + response.body()).isEqualTo("400{\"error\":\"invalid_request\"}");
    }
}
