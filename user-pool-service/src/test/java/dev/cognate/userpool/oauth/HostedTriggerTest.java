package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pre token generation function of a pool whose users come through the authorization server. */
@QuarkusTest
class HostedTriggerTest {
    private static final FunctionEndpoint FUNCTIONS = FunctionEndpoint.shared();
    private static final String UNCHANGED = "{}";

    private String function;
    private OAuthScene scene;

    @BeforeEach
    void createScene() {
        function = UUID.randomUUID() + "-token";
        FUNCTIONS.respond(function, UNCHANGED);
        scene = OAuthScene.create(
                pool -> pool.lambdaConfig(config -> config.preTokenGenerationConfig(
                        token -> token.lambdaArn(FunctionEndpoint.arn(function)).lambdaVersion("V2_0"))),
                client -> {});
    }

    private JsonNode event() {
        return FUNCTIONS.lastEvent(function);
    }

    @Test
    void shouldTellTheFunctionThatTheUserCameByTheAuthorizationServer() {
        // when
        scene.tokens();

        // then
        assertThat(event().path("triggerSource").asText()).isEqualTo("TokenGeneration_HostedAuth");
        assertThat(event().path("userName").asText()).isEqualTo(scene.username());
        assertThat(event().path("callerContext").path("clientId").asText())
                .isEqualTo(scene.client().clientId());
        assertThat(event().path("request").path("scopes").toString()).isEqualTo("[\"openid\",\"email\"]");
    }

    @Test
    void shouldTellTheFunctionTheSameOfTheImplicitGrant() {
        // when
        scene.authorize(scene.signedIn(), scene.request("response_type", "token"));

        // then
        assertThat(event().path("triggerSource").asText()).isEqualTo("TokenGeneration_HostedAuth");
    }

    @Test
    void shouldTellTheFunctionOfARefresh() {
        // given
        String refreshToken = scene.tokens().getString("refresh_token");

        // when
        scene.refresh(refreshToken);

        // then
        assertThat(event().path("triggerSource").asText()).isEqualTo("TokenGeneration_RefreshTokens");
    }

    @Test
    void shouldLetTheFunctionChangeTheTokensOfACode() throws Exception {
        // given
        FUNCTIONS.respond(function, """
                {"claimsAndScopeOverrideDetails":{
                "idTokenGeneration":{"claimsToAddOrOverride":{"tenant":"a"},"claimsToSuppress":["email"]},
                "accessTokenGeneration":{"scopesToAdd":["files/read"],"scopesToSuppress":["email"]}}}""");

        // when
        JsonObject tokens = scene.tokens();

        // then
        assertThat(Jwts.verified(scene.poolId(), tokens.getString("id_token")).getClaims())
                .containsEntry("tenant", "a")
                .containsEntry("nonce", "n-0S6_WzA2Mj")
                .doesNotContainKey("email");
        assertThat(Jwts.verified(scene.poolId(), tokens.getString("access_token"))
                        .getStringClaim("scope"))
                .isEqualTo("openid files/read");
    }

    @Test
    void shouldRefuseACodeWhenTheFunctionFails() {
        // given
        FUNCTIONS.fail(function, "not today");

        // when
        HttpResponse<String> response = scene.token(scene.redemption(scene.code()));

        // then
        JsonObject error = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.getString("error")).isEqualTo("invalid_grant");
        assertThat(error.getString("error_description")).contains("not today");
    }

    @Test
    void shouldTellTheClientOfTheImplicitGrantThatTheFunctionFailed() {
        // given
        FUNCTIONS.fail(function, "not today");

        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), scene.request("response_type", "token"));

        // then
        assertThat(Browser.location(response)).startsWith(OAuthScene.CALLBACK + "#error=invalid_request");
        assertThat(Browser.parameters(response)).doesNotContainKeys("access_token", "id_token");
    }
}
