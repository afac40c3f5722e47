package dev.cognate.userpool.oauth.registration;

import static dev.cognate.userpool.oauth.registration.Registrations.NATIVE;
import static dev.cognate.userpool.oauth.registration.Registrations.OPEN;
import static dev.cognate.userpool.oauth.registration.Registrations.answer;
import static dev.cognate.userpool.oauth.registration.Registrations.describe;
import static dev.cognate.userpool.oauth.registration.Registrations.machineToken;
import static dev.cognate.userpool.oauth.registration.Registrations.pool;
import static dev.cognate.userpool.oauth.registration.Registrations.register;
import static dev.cognate.userpool.oauth.registration.Registrations.resourceServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may register an app client, for what, and what administrators see of it. */
@QuarkusTest
class RegistrationAccessTest {
    @Test
    void shouldAskForAnInitialAccessTokenWhereThePoolIsNotOpen() throws Exception {
        // given
        String poolId =
                pool(Map.of("EnableStatus", "ENABLED", "AuthenticatedGrantTypes", List.of("authorization_code")));
        String other = pool(Map.of("EnableStatus", "ENABLED"));
        String document = "{\"redirect_uris\": [\"https://app.example.com/cb\"]}";
        String token = machineToken(poolId, "aws.cognito/dcr/register");

        // when
        HttpResponse<String> good = register(poolId, document, "authorization", "Bearer " + token);
        HttpResponse<String> none = register(poolId, document);
        HttpResponse<String> forged = register(poolId, document, "authorization", "Bearer " + token + "x");
        HttpResponse<String> elsewhere = register(other, document, "authorization", "Bearer " + token);
        HttpResponse<String> tooMuch = register(poolId, NATIVE, "authorization", "Bearer " + token);

        // then
        assertThat(good.statusCode()).isEqualTo(201);
        assertThat(answer(none)).isEqualTo("401 invalid_token");
        assertThat(none.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(answer(forged)).isEqualTo("401 invalid_token");
        assertThat(answer(elsewhere)).isEqualTo("401 invalid_token");
        assertThat(answer(tooMuch)).isEqualTo("400 invalid_client_metadata");
    }

    @Test
    void shouldNotTakeOtherTokensForInitialAccess() throws Exception {
        // given
        String poolId = pool(Map.of("EnableStatus", "ENABLED", "OpenDcrEnabled", true));
        resourceServer(poolId, "read");

        // when
        HttpResponse<String> response =
                register(poolId, NATIVE, "authorization", "Bearer " + machineToken(poolId, "api/read"));

        // then
        assertThat(answer(response)).isEqualTo("403 insufficient_scope");
        assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                .contains("scope=\"aws.cognito/dcr/register\"");
    }

    @Test
    void shouldGiveMachinesOnlyWhatThePoolNames() throws Exception {
        // given
        String poolId = pool(Map.of(
                "EnableStatus", "ENABLED",
                "AuthenticatedGrantTypes", List.of("client_credentials"),
                "AllowedScopes", List.of("api/read")));
        resourceServer(poolId, "read", "write");
        String bearer = "Bearer " + machineToken(poolId, "aws.cognito/dcr/register");

        // when
        JsonObject client =
                new JsonObject(register(poolId, "{\"grant_types\": [\"client_credentials\"]}", "authorization", bearer)
                        .body());
        HttpResponse<String> more = register(
                poolId,
                "{\"grant_types\": [\"client_credentials\"], \"scope\": \"api/read api/write\"}",
                "authorization",
                bearer);

        // then
        assertThat(client.getString("scope")).isEqualTo("api/read");
        assertThat(client.getJsonArray("response_types")).isEmpty();
        assertThat(answer(more)).isEqualTo("400 invalid_client_metadata");
    }

    @Test
    void shouldTellRegisteredClientsFromOthersAndLeaveTheirSecretsAlone() throws Exception {
        // given
        String poolId = pool(OPEN);
        String regular = Api.newClient(Api.signed(), poolId, request -> request.generateSecret(true))
                .clientId();
        String registered = new JsonObject(register(poolId, "{\"redirect_uris\": [\"https://app.example.com/cb\"]}")
                        .body())
                .getString("client_id");

        // when
        JsonNode dcr = RawApi.signed("ListUserPoolClients", Map.of("UserPoolId", poolId, "ClientType", "DCR"));
        JsonNode others = RawApi.signed("ListUserPoolClients", Map.of("UserPoolId", poolId, "ClientType", "REGULAR"));

        // then
        assertThat(dcr.path("UserPoolClients").findValuesAsText("ClientId")).containsExactly(registered);
        assertThat(others.path("UserPoolClients").findValuesAsText("ClientId")).containsExactly(regular);
        assertThat(describe(poolId, regular).path("ClientType").asText()).isEqualTo("REGULAR");
        for (String operation : List.of("AddUserPoolClientSecret", "ListUserPoolClientSecrets")) {
            assertThatThrownBy(() -> RawApi.signed(operation, Map.of("UserPoolId", poolId, "ClientId", registered)))
                    .hasMessageStartingWith("InvalidParameterException");
        }
        assertThatThrownBy(
                        () -> RawApi.signed("ListUserPoolClients", Map.of("UserPoolId", poolId, "ClientType", "OTHER")))
                .hasMessageStartingWith("InvalidParameterException");
    }

    @Test
    void shouldKeepTheKindOfAClientAndThePoolsSettingThroughUpdates() throws Exception {
        // given
        String poolId = pool(OPEN);
        String clientId = new JsonObject(register(poolId, NATIVE).body()).getString("client_id");

        // when
        RawApi.signed(
                "UpdateUserPoolClient", Map.of("UserPoolId", poolId, "ClientId", clientId, "ClientName", "renamed"));
        RawApi.signed("UpdateUserPool", Map.of("UserPoolId", poolId));

        // then
        assertThat(describe(poolId, clientId).path("ClientType").asText()).isEqualTo("DCR");
        assertThat(RawApi.signed("DescribeUserPool", Map.of("UserPoolId", poolId))
                        .path("UserPool")
                        .path("DcrConfiguration")
                        .path("OpenDcrEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldRefuseSettingsThatWouldGiveAccessToAnybody() {
        assertThatThrownBy(() ->
                        pool(Map.of("EnableStatus", "ENABLED", "OpenDcrGrantTypes", List.of("client_credentials"))))
                .hasMessageContaining("OpenDcrGrantTypes");
        assertThatThrownBy(() -> pool(Map.of("EnableStatus", "SOMETIMES"))).hasMessageContaining("EnableStatus");
        assertThatThrownBy(() -> RawApi.signed(
                        "CreateUserPool",
                        Map.of(
                                "PoolName",
                                TestPool.newName(),
                                "UserPoolTier",
                                "LITE",
                                "DcrConfiguration",
                                Map.of("EnableStatus", "ENABLED"))))
                .hasMessageStartingWith("FeatureUnavailableInTierException");
    }
}
