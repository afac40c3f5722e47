package dev.cognate.userpool.federation.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.cognate.contract.idp.IdentityProviderType;
import dev.cognate.contract.idp.IdentityProviderTypeType;
import dev.cognate.userpool.federation.outside.ProviderSite;
import dev.cognate.userpool.identityprovider.AllowedEndpoints;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service calls in production, which tests otherwise are not: the address of an operator's leads to the site. */
@QuarkusTest
class ProviderPlacesTest {
    private static final String ISSUER = "https://appleid.apple.com";
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final ProviderSite SITE = ProviderSite.get();

    @Inject
    ProviderConfig config;

    @Inject
    Clock clock;

    private final AllowedEndpoints allowed = new AllowedEndpoints(() -> false);

    private Endpoints discover(Map<String, String> details) throws Throwable {
        Discovery discovery = new Discovery(new ProviderHttp(config, allowed), allowed, config, clock);
        return await(() -> discovery.of(registration(details)));
    }

    private Map<String, Object> ask(String attributesUrl, String claim) throws Throwable {
        Endpoints endpoints = discover(
                Map.of("authorize_url", ISSUER + "/a", "token_url", ISSUER + "/t", "attributes_url", attributesUrl));
        UserInfoRequests requests = new UserInfoRequests(new ProviderHttp(config, allowed));
        Registration registration = registration(Map.of("attributes_url_add_attributes", "true", "mapped", claim));
        return await(() -> requests.ask(registration, endpoints, "token"));
    }

    private static Registration registration(Map<String, String> details) {
        return new Registration(new IdentityProvider(
                "us-east-1_Pool",
                "corp",
                IdentityProviderType.builder()
                        .providerType(IdentityProviderTypeType.of("OIDC"))
                        .providerDetails(details)
                        .attributeMapping(Map.of("username", details.getOrDefault("mapped", "sub")))
                        .build()));
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }

    private static void publish(String endpoint, String place) {
        Map<String, Object> document = new HashMap<>(Map.of(
                "issuer", ISSUER,
                "authorization_endpoint", ISSUER + "/authorize",
                "token_endpoint", ISSUER + "/token",
                "userinfo_endpoint", ISSUER + "/userinfo",
                "jwks_uri", ISSUER + "/keys"));
        document.put(endpoint, place);
        SITE.put(
                "/appleid.apple.com" + DOCUMENT,
                asked -> ProviderSite.Answer.ok(JSONObjectUtils.toJSONString(document)));
    }

    @Test
    void shouldFindAProviderAtTheAddressTheOperatorGives() throws Throwable {
        // given
        publish("token_endpoint", ISSUER + "/token");

        // then
        assertThat(discover(Map.of("oidc_issuer", ISSUER)).token()).hasToString(ISSUER + "/token");
    }

    @ParameterizedTest
    @CsvSource({
        "token_endpoint,https://127.0.0.1:8443/token,must not be a local address",
        "userinfo_endpoint,https://localhost/userinfo,must not be a local address",
        "jwks_uri,https://169.254.169.254/keys,must not be a local address",
        "authorization_endpoint,http://localhost/authorize,must start with https://"
    })
    void shouldFollowNoDocumentToItsOwnMachine(String endpoint, String place, String objection) {
        // given
        publish(endpoint, place);

        // then
        assertThatThrownBy(() -> discover(Map.of("oidc_issuer", ISSUER)))
                .isInstanceOf(ProviderFailure.class)
                .hasMessage("corp openid configuration names an endpoint that " + objection);
    }

    @Test
    void shouldNotAskAProviderThatWasWrittenDownInDevelopment() {
        // given
        String issuer = SITE.url("/issuer-of-development");

        // then
        assertThatThrownBy(() -> discover(Map.of("oidc_issuer", issuer)))
                .isInstanceOf(ProviderFailure.class)
                .hasMessage("corp has an endpoint that must start with https://");
        assertThat(SITE.asked("/issuer-of-development" + DOCUMENT)).isEqualTo(List.of());
    }

    @Test
    void shouldNotBeLedAstrayByTheNameOfAClaim() {
        assertThatThrownBy(() -> ask("https://localhos", "t"))
                .isInstanceOf(ProviderFailure.class)
                .hasMessage("An endpoint of the provider must not be a local address");
    }
}
