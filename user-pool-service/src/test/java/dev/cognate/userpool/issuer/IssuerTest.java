package dev.cognate.userpool.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.Api;
import dev.cognate.wire.config.AccountConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IssuerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void shouldPublishTwoKeysAndADiscoveryDocument() throws Exception {
        // given
        String poolId = Api.newPool(Api.signed(), settings -> {}).id();

        // when
        var keys = get("/" + poolId + "/.well-known/jwks.json");
        var discovery = get("/" + poolId + "/.well-known/openid-configuration");

        // then
        assertThat(new JsonObject(keys.body()).getJsonArray("keys"))
                .hasSize(2)
                .allSatisfy(key -> assertThat(((JsonObject) key).fieldNames())
                        .containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e"));
        assertThat(keys.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(keys.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
        assertThat(new JsonObject(discovery.body()).getString("issuer")).isEqualTo("http://localhost:9229/" + poolId);
    }

    @Test
    void shouldSendBrowsersToTheDomainAndProgramsToANameTheyCanResolve() throws Exception {
        // given
        var admin = Api.signed();
        String poolId = Api.newPool(admin, settings -> {}).id();
        String prefix = "d-" + UUID.randomUUID();
        admin.createUserPoolDomain(domain -> domain.userPoolId(poolId).domain(prefix));

        // when
        var discovery = new JsonObject(
                get("/" + poolId + "/.well-known/openid-configuration").body());

        // then
        assertThat(discovery.getString("authorization_endpoint"))
                .isEqualTo("http://" + prefix + ".auth.localhost:9229/oauth2/authorize");
        assertThat(discovery.getString("token_endpoint")).isEqualTo("http://localhost:9229/oauth2/token");
    }

    @Test
    void shouldNotKnowOtherPools() throws Exception {
        // when
        var answer = get("/us-east-1_Nowhere00/.well-known/jwks.json");

        // then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNameTheIssuerAsAwsDoesOnRequest() {
        // given
        Issuers issuers = new Issuers(
                () -> IssuerConfig.Form.AWS, new Account("000000000000", "eu-central-1", "https://id.example.com/"));

        // when
        String issuer = issuers.of("eu-central-1_AbCdEfGhI");

        // then
        assertThat(issuer).isEqualTo("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI");
        assertThat(issuers.address("eu-central-1_AbCdEfGhI"))
                .isEqualTo("https://id.example.com/eu-central-1_AbCdEfGhI");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(Api.endpoint().resolve(path)).build(), BodyHandlers.ofString());
    }

    private record Account(String accountId, String region, String publicUrl) implements AccountConfig {}
}
