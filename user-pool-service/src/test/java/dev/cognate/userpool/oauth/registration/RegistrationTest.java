package dev.cognate.userpool.oauth.registration;

import static dev.cognate.userpool.oauth.registration.Registrations.HTTP;
import static dev.cognate.userpool.oauth.registration.Registrations.NATIVE;
import static dev.cognate.userpool.oauth.registration.Registrations.OPEN;
import static dev.cognate.userpool.oauth.registration.Registrations.answer;
import static dev.cognate.userpool.oauth.registration.Registrations.describe;
import static dev.cognate.userpool.oauth.registration.Registrations.discovery;
import static dev.cognate.userpool.oauth.registration.Registrations.pool;
import static dev.cognate.userpool.oauth.registration.Registrations.post;
import static dev.cognate.userpool.oauth.registration.Registrations.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.RawApi;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that make their own app clients (RFC 7591). */
@QuarkusTest
class RegistrationTest {
    @Test
    void shouldRegisterNobodyUnlessThePoolSaysSo() throws Exception {
        // given
        String silent = Api.newPool(Api.signed(), settings -> {}).id();
        String off = pool(Map.of("EnableStatus", "DISABLED", "OpenDcrEnabled", true));

        // when
        HttpResponse<String> response = register(silent, NATIVE);

        // then
        assertThat(answer(response)).isEqualTo("403 access_denied");
        assertThat(answer(register(off, NATIVE))).isEqualTo("403 access_denied");
        assertThat(discovery(off).containsKey("registration_endpoint")).isFalse();
    }

    @Test
    void shouldRegisterAnAppWithoutASecret() throws Exception {
        // given
        String poolId = pool(OPEN);

        // when
        HttpResponse<String> response = register(poolId, NATIVE);

        // then
        JsonObject client = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(client.fieldNames()).doesNotContain("client_secret", "client_secret_expires_at");
        assertThat(client.getString("client_name")).isEqualTo("Notes  b 2 b");
        assertThat(client.getString("scope")).isEqualTo("openid email phone profile");
        assertThat(client.getJsonArray("grant_types")).containsExactlyInAnyOrder("authorization_code", "refresh_token");
        assertThat(client.getString("token_endpoint_auth_method")).isEqualTo("none");
        JsonNode settings = describe(poolId, client.getString("client_id"));
        assertThat(settings.path("ClientType").asText()).isEqualTo("DCR");
        assertThat(settings.path("CallbackURLs"))
                .extracting(JsonNode::asText)
                .containsExactly("http://localhost:7777/cb");
        assertThat(settings.path("AllowedOAuthFlows"))
                .extracting(JsonNode::asText)
                .containsExactly("code");
        assertThat(settings.path("ExplicitAuthFlows"))
                .extracting(JsonNode::asText)
                .containsExactly("ALLOW_REFRESH_TOKEN_AUTH");
    }

    @Test
    void shouldGiveASecretToWhoCanKeepOne() throws Exception {
        // given
        String poolId = pool(OPEN);

        // when
        JsonObject client = new JsonObject(
                register(poolId, "{\"redirect_uris\": [\"https://app.example.com/cb\"], \"scope\": \"openid\"}")
                        .body());

        // then
        assertThat(client.getString("client_secret")).hasSizeGreaterThan(40);
        assertThat(client.getInteger("client_secret_expires_at")).isZero();
        assertThat(client.getString("token_endpoint_auth_method")).isEqualTo("client_secret_basic");
        assertThat(client.getJsonArray("grant_types")).isEqualTo(new JsonArray().add("authorization_code"));
        assertThat(client.getString("scope")).isEqualTo("openid");
    }

    @Test
    void shouldLetWhoRegisteredWithoutASecretInWithPkceOnly() throws Exception {
        // given
        String clientId = new JsonObject(register(pool(OPEN), NATIVE).body()).getString("client_id");
        String query = "/oauth2/authorize?response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A7777%2Fcb&client_id="
                + clientId;

        // when
        String without = location(query);
        String with = location(query + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43));

        // then
        assertThat(without).startsWith("http://localhost:7777/cb?error=invalid_request");
        assertThat(with).startsWith("/login?");
    }

    private static String location(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(Api.endpoint().resolve(path)).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nothing",
                "{\"redirect_uris\": 7}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"grant_types\": [\"implicit\"]}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"grant_types\": [\"client_credentials\"]}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"grant_types\": [\"refresh_token\"]}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"grant_types\": []}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"response_types\": [\"token\"]}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"scope\": \"openid aws.cognito/dcr/register\"}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"scope\": \"unknown/scope\"}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"token_endpoint_auth_method\": \"private_key_jwt\"}",
                "{\"redirect_uris\": [\"https://a.example/cb\"], \"post_logout_redirect_uris\": [\"http://evil.example\"]}",
            })
    void shouldRefuseMetadataItCannotServe(String document) throws Exception {
        assertThat(answer(register(pool(OPEN), document))).isEqualTo("400 invalid_client_metadata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"redirect_uris\": []}",
                "{\"redirect_uris\": [\"http://evil.example/cb\"]}",
                "{\"redirect_uris\": [\"https://a.example/cb#fragment\"]}",
                "{\"redirect_uris\": [\"javascript:alert(1)\"]}",
                "{\"redirect_uris\": [\"https://good.example@evil.example/\"]}",
            })
    void shouldRefuseAddressesNobodyShouldBeSentTo(String document) throws Exception {
        assertThat(answer(register(pool(OPEN), document))).isEqualTo("400 invalid_redirect_uri");
    }

    @Test
    void shouldAnnounceTheEndpointAndTheServiceOwnResourceServer() throws Exception {
        // given
        String poolId = pool(OPEN);

        // when
        JsonNode servers = RawApi.signed("ListResourceServers", Map.of("UserPoolId", poolId, "MaxResults", 1))
                .path("ResourceServers");

        // then
        assertThat(discovery(poolId).getString("registration_endpoint"))
                .isEqualTo("http://localhost:9229/" + poolId + "/oauth2/register");
        assertThat(servers).hasSize(1);
        assertThat(servers.get(0).path("Identifier").asText()).isEqualTo("aws.cognito");
        assertThat(servers.get(0).path("ManagedBy").asText()).isEqualTo("COGNITO");
        assertThat(RawApi.signed("DescribeResourceServer", Map.of("UserPoolId", poolId, "Identifier", "aws.cognito"))
                        .path("ResourceServer")
                        .path("Scopes")
                        .get(0)
                        .path("ScopeName")
                        .asText())
                .isEqualTo("dcr/register");
    }

    @Test
    void shouldKnowNoPoolAtAHostWithoutOne() throws Exception {
        assertThat(answer(post("/oauth2/register", NATIVE))).isEqualTo("404 invalid_request");
        assertThat(answer(register("us-east-1_Nowhere00", NATIVE))).isEqualTo("404 invalid_request");
    }
}
