package dev.cognate.userpool.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.IssuerConfigurationType;
import dev.cognate.contract.idp.IssuerType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.wire.config.AccountConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureUnavailableInTierException;

@QuarkusTest
class IssuerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String POOL_ID = "eu-central-1_AbCdEfGhI";

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

    @ParameterizedTest
    @CsvSource({
        "PUBLIC_URL, ORIGINAL, https://id.example.com/",
        "PUBLIC_URL, UPDATED, https://id.example.com/",
        "AWS,, https://cognito-idp.eu-central-1.amazonaws.com/",
        "AWS, ORIGINAL, https://cognito-idp.eu-central-1.amazonaws.com/",
        "AWS, UPDATED, https://issuer-cognito-idp.eu-central-1.amazonaws.com/"
    })
    void shouldNameTheIssuerAsTheInstallationAndThePoolSay(IssuerConfig.Form form, String type, String named) {
        // given
        Issuers issuers = issuers(form);

        // when
        String issuer = issuers.of(pool(type));

        // then
        assertThat(issuer).isEqualTo(named + POOL_ID);
        assertThat(issuers.isOf(POOL_ID, issuer)).isTrue();
        assertThat(issuers.isOf("eu-central-1_Another00", issuer)).isFalse();
        assertThat(issuers.address(POOL_ID)).isEqualTo("https://id.example.com/" + POOL_ID);
    }

    @Test
    void shouldKnowTokensOfTheTimeBeforeAPoolChangedItsIssuer() {
        // given
        Issuers issuers = issuers(IssuerConfig.Form.AWS);

        // when / then
        assertThat(issuers.isOf(POOL_ID, issuers.of(pool("ORIGINAL")))).isTrue();
        assertThat(issuers.isOf(POOL_ID, issuers.of(pool("UPDATED")))).isTrue();
        assertThat(issuers.isOf(POOL_ID, "https://id.example.com/" + POOL_ID)).isFalse();
    }

    @Test
    void shouldKeepTheIssuerConfigurationOfAPoolAboveTheLitePlan() {
        // when
        var pool =
                Api.newPool(Api.signed(), settings -> settings.issuerConfiguration(issuer -> issuer.type("UPDATED")));

        // then
        assertThat(pool.issuerConfiguration().typeAsString()).isEqualTo("UPDATED");
        assertThatThrownBy(() -> Api.newPool(
                        Api.signed(),
                        settings ->
                                settings.userPoolTier("LITE").issuerConfiguration(issuer -> issuer.type("UPDATED"))))
                .isInstanceOf(FeatureUnavailableInTierException.class);
    }

    private static Issuers issuers(IssuerConfig.Form form) {
        return new Issuers(() -> form, new Account("000000000000", "eu-central-1", "https://id.example.com/"));
    }

    private static UserPool pool(String type) {
        IssuerConfigurationType configuration = type == null
                ? null
                : IssuerConfigurationType.builder().type(IssuerType.of(type)).build();
        return new UserPool(
                POOL_ID,
                UserPoolType.builder().issuerConfiguration(configuration).build());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(Api.endpoint().resolve(path)).build(), BodyHandlers.ofString());
    }

    private record Account(String accountId, String region, String publicUrl) implements AccountConfig {}
}
