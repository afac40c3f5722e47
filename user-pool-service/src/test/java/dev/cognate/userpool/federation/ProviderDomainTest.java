package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.federation.outside.ProviderSite;
import dev.cognate.userpool.federation.outside.TestProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers send browsers back to the host they came from, with the cookie that belongs to it. */
@QuarkusTest
class ProviderDomainTest {
    private static final int PATIENCE = 20;

    @Inject
    Vertx vertx;

    private final TestProvider provider = new TestProvider();

    /** What is answered at a host. */
    private HttpClientResponse at(String host, String path, Map<String, String> headers) throws Exception {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(host)
                .setPort(80)
                .setURI(path)
                .setServer(SocketAddress.inetSocketAddress(Api.endpoint().getPort(), "127.0.0.1"));
        headers.forEach(options::putHeader);
        return vertx.createHttpClient()
                .request(options)
                .compose(request -> request.send())
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    private static String cookie(HttpClientResponse answer) {
        return answer.cookies().stream()
                .filter(line -> line.contains("cognate-provider-"))
                .findFirst()
                .orElseThrow();
    }

    private FederationScene withDomain(String domain, boolean own) {
        FederationScene scene = FederationScene.with("OIDC", "corp", provider.details(), "corp");
        scene.admin().createUserPoolDomain(request -> {
            request.userPoolId(scene.poolId()).domain(domain);
            if (own) {
                request.customDomainConfig(config -> config.certificateArn(
                        "arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"));
            }
        });
        return scene;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldComeBackToTheHostOfThePool(boolean own) throws Exception {
        // given
        String prefix = "shop-" + UUID.randomUUID();
        String domain = own ? "login." + prefix + ".example" : prefix;
        String host = own ? domain : prefix + ".auth.localhost";
        FederationScene scene = withDomain(domain, own);

        // when
        HttpClientResponse led = at(host, scene.at("/oauth2/authorize"), Map.of());
        URI request = URI.create(led.getHeader("location"));
        provider.signIn(request, "jane");
        HttpClientResponse back = at(
                host,
                "/oauth2/idpresponse?code=one&state="
                        + FederationScene.parameters(request).get("state"),
                Map.of("cookie", cookie(led).split(";")[0]));

        // then
        assertThat(FederationScene.parameters(request).get("redirect_uri"))
                .isEqualTo("http://" + host + "/oauth2/idpresponse");
        assertThat(back.getHeader("location")).startsWith(FederationScene.CALLBACK + "?code=");
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example,",
        "evil.example:80,",
        "auth.localhost,",
        "localhost.evil.example,",
        "evil.example,shop",
        "10.1.2.3,shop"
    })
    void shouldSendCodesToNoHostThatSomebodyClaims(String claimed, String prefix) throws Exception {
        // given
        String domain = prefix + "-" + UUID.randomUUID();
        FederationScene scene = prefix == null
                ? FederationScene.with("OIDC", "corp", provider.details(), "corp")
                : withDomain(domain, false);

        // when
        HttpClientResponse led = at("localhost", scene.at("/oauth2/authorize"), Map.of("host", claimed));

        // then
        String own = prefix == null ? "localhost" : domain + ".auth.localhost";
        assertThat(FederationScene.parameters(URI.create(led.getHeader("location"))))
                .containsEntry("redirect_uri", "http://" + own + ":9229/oauth2/idpresponse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8443"})
    void shouldComeBackToThePublicAddressByTheNameTheBrowserHas(String name) throws Exception {
        // given
        FederationScene scene = withDomain("shop-" + UUID.randomUUID(), false);

        // when
        HttpClientResponse led = at("localhost", scene.at("/oauth2/authorize"), Map.of("host", name));

        // then
        assertThat(FederationScene.parameters(URI.create(led.getHeader("location"))))
                .containsEntry("redirect_uri", "http://" + name + "/oauth2/idpresponse");
    }

    @Test
    void shouldTieTheCookieToTheHostAndToTls() throws Exception {
        // given
        FederationScene scene = FederationScene.with("OIDC", "corp", provider.details(), "corp");

        // when
        HttpClientResponse led = at("localhost", scene.at("/oauth2/authorize"), Map.of("x-forwarded-proto", "https"));

        // then
        assertThat(List.of(cookie(led).split("; ")))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("__Host-cognate-provider-0=");
        assertThat(List.of(cookie(led).split("; "))).contains("Path=/", "HttpOnly", "SameSite=Lax", "Secure");
    }

    @Test
    void shouldLetTheCookieComeWithAPostFromApple() throws Exception {
        // given
        FederationScene scene = FederationScene.with(
                "SignInWithApple",
                "SignInWithApple",
                Map.of(
                        "client_id",
                        "c",
                        "team_id",
                        "T",
                        "key_id",
                        "K",
                        "private_key",
                        "p",
                        "authorize_scopes",
                        "email"),
                "SignInWithApple");
        ProviderSite.get()
                .put(
                        "/appleid.apple.com/.well-known/openid-configuration",
                        asked -> ProviderSite.Answer.ok(
                                "{\"issuer\":\"https://appleid.apple.com\",\"jwks_uri\":\"https://appleid.apple.com/auth/keys\"}"));

        // when
        HttpClientResponse led = at("localhost", scene.at("/oauth2/authorize"), Map.of("x-forwarded-proto", "https"));

        // then
        assertThat(List.of(cookie(led).split("; "))).contains("SameSite=None", "Secure");
    }
}
