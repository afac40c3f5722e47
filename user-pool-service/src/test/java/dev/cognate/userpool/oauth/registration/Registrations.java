package dev.cognate.userpool.oauth.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.RawApi;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pools in which applications register themselves. */
final class Registrations {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final Map<String, Object> OPEN = Map.of(
            "EnableStatus",
            "ENABLED",
            "OpenDcrEnabled",
            true,
            "AllowedScopes",
            List.of("aws.cognito.signin.user.admin"));
    static final String NATIVE = """
            {"client_name": "Notes <b>2</b>", "redirect_uris": ["http://localhost:7777/cb"],
             "token_endpoint_auth_method": "none", "grant_types": ["authorization_code", "refresh_token"]}
            """;

    private Registrations() {}

    /** Makes a resource server {@code api} with scopes. */
    static void resourceServer(String poolId, String... scopes) {
        RawApi.signed(
                "CreateResourceServer",
                Map.of(
                        "UserPoolId",
                        poolId,
                        "Identifier",
                        "api",
                        "Name",
                        "api",
                        "Scopes",
                        List.of(scopes).stream()
                                .map(scope -> Map.of("ScopeName", scope, "ScopeDescription", scope))
                                .toList()));
    }

    static String pool(Map<String, Object> registration) {
        return RawApi.signed(
                        "CreateUserPool",
                        Map.of("PoolName", "pool-" + UUID.randomUUID(), "DcrConfiguration", registration))
                .path("UserPool")
                .path("Id")
                .asText();
    }

    static HttpResponse<String> register(String poolId, String document, String... headers) throws Exception {
        return post("/" + poolId + "/oauth2/register", document, headers);
    }

    static HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Api.endpoint().resolve(path)).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static String answer(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    static JsonNode describe(String poolId, String clientId) {
        return RawApi.signed("DescribeUserPoolClient", Map.of("UserPoolId", poolId, "ClientId", clientId))
                .path("UserPoolClient");
    }

    static JsonObject discovery(String poolId) throws Exception {
        URI place = Api.endpoint().resolve("/" + poolId + "/.well-known/openid-configuration");
        return new JsonObject(HTTP.send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString())
                .body());
    }

    /** An access token of a client that holds these scopes. */
    static String machineToken(String poolId, String... scopes) throws Exception {
        JsonNode client = RawApi.signed(
                        "CreateUserPoolClient",
                        Map.of(
                                "UserPoolId",
                                poolId,
                                "ClientName",
                                "registrar",
                                "GenerateSecret",
                                true,
                                "AllowedOAuthFlowsUserPoolClient",
                                true,
                                "AllowedOAuthFlows",
                                List.of("client_credentials"),
                                "AllowedOAuthScopes",
                                List.of(scopes)))
                .path("UserPoolClient");
        String pair = client.path("ClientId").asText() + ":"
                + client.path("ClientSecret").asText();
        HttpResponse<String> response = post(
                "/oauth2/token",
                "grant_type=client_credentials&scope="
                        + URLEncoder.encode(String.join(" ", scopes), StandardCharsets.UTF_8),
                "content-type",
                "application/x-www-form-urlencoded",
                "authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return new JsonObject(response.body()).getString("access_token");
    }
}
