package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Tokens for clients in their own name, by the token endpoint and by GetClientToken. */
@QuarkusTest
class ClientCredentialsTest {
    private static final String SECRET = "a_secret_of_24_characters_or_more";

    private final CognitoIdentityProviderClient admin = Api.signed();

    private record Machine(String poolId, UserPoolClientType client) {
        Map<String, String> form(String... more) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "client_credentials");
            for (int index = 0; index < more.length; index += 2) {
                form.put(more[index], more[index + 1]);
            }
            return form;
        }

        HttpResponse<String> token(String... more) {
            return new Browser()
                    .post(
                            "/oauth2/token",
                            form(more),
                            Map.of("authorization", OAuthScene.basic(client.clientId(), SECRET)));
        }
    }

    private String newPool(Consumer<CreateUserPoolRequest.Builder> settings) {
        String poolId = Api.newPool(admin, settings).id();
        admin.createResourceServer(request -> request.userPoolId(poolId)
                .identifier("solar")
                .name("Solar")
                .scopes(
                        scope -> scope.scopeName("read").scopeDescription("read"),
                        scope -> scope.scopeName("write").scopeDescription("write"),
                        scope -> scope.scopeName("admin").scopeDescription("admin")));
        return poolId;
    }

    private Machine hosted(String poolId) {
        return new Machine(
                poolId,
                Api.newClient(
                        admin,
                        poolId,
                        request -> request.clientSecret(SECRET)
                                .allowedOAuthFlowsUserPoolClient(true)
                                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                                .allowedOAuthScopes("solar/read", "solar/write")));
    }

    private Machine domainless(String poolId) {
        return new Machine(
                poolId,
                Api.newClient(
                        admin,
                        poolId,
                        request -> request.clientSecret(SECRET)
                                .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH")
                                .allowedOAuthScopes("solar/read", "solar/write")));
    }

    @Test
    void shouldGiveAnAccessTokenAndNothingElse() throws Exception {
        // given
        Machine machine = hosted(newPool(settings -> {}));

        // when
        HttpResponse<String> response = machine.token("scope", "solar/read");

        // then
        JsonObject tokens = new JsonObject(response.body());
        assertThat(tokens.fieldNames()).containsExactly("access_token", "expires_in", "token_type");
        JWTClaimsSet claims = Jwts.verified(machine.poolId(), tokens.getString("access_token"));
        assertThat(claims.getClaims())
                .containsOnlyKeys(
                        "sub", "token_use", "scope", "auth_time", "iss", "exp", "iat", "version", "jti", "client_id")
                .containsEntry("sub", machine.client().clientId())
                .containsEntry("scope", "solar/read")
                .containsEntry("token_use", "access")
                .containsEntry("version", 2L);
    }

    @Test
    void shouldGiveAllScopesToWhoNamesNone() throws Exception {
        // given
        Machine machine = domainless(newPool(settings -> {}));

        // when
        JsonObject tokens = new JsonObject(machine.token().body());

        // then
        assertThat(Jwts.verified(machine.poolId(), tokens.getString("access_token"))
                        .getStringClaim("scope"))
                .isEqualTo("solar/read solar/write");
    }

    @ParameterizedTest
    @CsvSource({
        "scope,solar/read solar/admin,invalid_grant",
        "scope,solar/read solar/unknown,invalid_scope",
        "scope,lunar/read,invalid_scope",
        "scope,openid,invalid_grant",
        "resource,https://api.example.com,invalid_target",
        "aws_client_metadata,not json,invalid_request",
        "aws_client_metadata,{\"a\":1},invalid_request",
        "client_id,somebody,invalid_request"
    })
    void shouldRefuseTheWholeRequest(String parameter, String value, String error) {
        // given
        Machine machine = hosted(newPool(settings -> {}));

        // when
        HttpResponse<String> response = machine.token(parameter, value);

        // then
        assertThat(response.statusCode() + response.body()).isEqualTo("400{\"error\":\"" + error + "\"}");
    }

    @Test
    void shouldRefuseClientsThatMayNot() {
        // given
        OAuthScene scene = OAuthScene.create(client -> client.clientSecret(SECRET));

        // when
        HttpResponse<String> response = new Machine(scene.poolId(), scene.client()).token();

        // then
        assertThat(response.statusCode() + response.body()).isEqualTo("400{\"error\":\"unauthorized_client\"}");
    }

    @Test
    void shouldLetAFunctionOfTheThirdVersionChangeTheToken() throws Exception {
        // given
        String function = "machine-" + UUID.randomUUID();
        FunctionEndpoint.shared().respond(function, """
                        {"claimsAndScopeOverrideDetails":{"accessTokenGeneration":{
                            "claimsToAddOrOverride":{"tenant":"acme"},"scopesToSuppress":["solar/write"]}}}""");
        String poolId = newPool(settings -> settings.lambdaConfig(config -> config.preTokenGenerationConfig(
                token -> token.lambdaArn(FunctionEndpoint.arn(function)).lambdaVersion("V3_0"))));
        Machine machine = hosted(poolId);

        // when
        JsonObject tokens = new JsonObject(machine.token("aws_client_metadata", "{\"environment\":\"dev\"}")
                .body());

        // then
        JWTClaimsSet claims = Jwts.verified(poolId, tokens.getString("access_token"));
        assertThat(claims.getClaims()).containsEntry("tenant", "acme").containsEntry("scope", "solar/read");
        JsonNode event = FunctionEndpoint.shared().lastEvent(function);
        assertThat(event.path("triggerSource").asText()).isEqualTo("TokenGeneration_ClientCredentials");
        assertThat(event.path("version").asText()).isEqualTo("3");
        assertThat(event.path("userName").asText()).isEqualTo("ClientCredentials");
        assertThat(event.path("request").path("groupConfiguration").isNull()).isTrue();
        assertThat(event.path("request")
                        .path("clientMetadata")
                        .path("environment")
                        .asText())
                .isEqualTo("dev");
    }

    @Test
    void shouldGiveTokensThroughTheApi() throws Exception {
        // given
        Machine machine = domainless(newPool(settings -> {}));

        // when
        JsonNode answer = RawApi.anonymous(
                        "GetClientToken",
                        Map.of(
                                "ClientId",
                                machine.client().clientId(),
                                "Secret",
                                SECRET,
                                "Scopes",
                                List.of("solar/write")))
                .path("ClientAuthenticationResult");

        // then
        assertThat(answer.path("TokenType").asText()).isEqualTo("Bearer");
        assertThat(answer.path("ExpiresIn").asInt()).isEqualTo(3_600);
        assertThat(Jwts.verified(machine.poolId(), answer.path("AccessToken").asText())
                        .getStringClaim("scope"))
                .isEqualTo("solar/write");
    }

    @Test
    void shouldRefuseWrongSecretsScopesAndClientsThroughTheApi() {
        // given
        String poolId = newPool(settings -> {});
        String clientId = domainless(poolId).client().clientId();
        String hosted = hosted(poolId).client().clientId();

        // then
        assertThatThrownBy(
                        () -> RawApi.anonymous("GetClientToken", Map.of("ClientId", clientId, "Secret", SECRET + "x")))
                .hasMessageContaining("NotAuthorizedException");
        assertThatThrownBy(() -> RawApi.anonymous(
                        "GetClientToken",
                        Map.of("ClientId", clientId, "Secret", SECRET, "Scopes", List.of("solar/admin"))))
                .hasMessageContaining("InvalidParameterException");
        assertThatThrownBy(() -> RawApi.anonymous("GetClientToken", Map.of("ClientId", hosted, "Secret", SECRET)))
                .hasMessageContaining("OperationNotEnabledException");
    }
}
