package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.federation.outside.ProviderSite.Answer;
import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is led to providers that cannot be found, or that a client does not support. */
@QuarkusTest
class ProviderDiscoveryTest {
    private final TestProvider provider = new TestProvider();
    private final Browser browser = new Browser();

    private String told(FederationScene scene) {
        Browser.Shown answer =
                browser.open(scene.at("/oauth2/authorize", "identity_provider", FederationScene.PROVIDER));
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?error=invalid_request&");
        assertThat(browser.cookies()).isEmpty();
        return answer.parameter("error_description");
    }

    @Test
    void shouldTakeNoDocumentOfAnotherIssuer() {
        // given
        provider.discover(document -> document.put("issuer", provider.issuer() + "/"));

        // then
        assertThat(told(FederationScene.with(provider.details())))
                .isEqualTo("corp openid configuration is of another issuer");
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_endpoint,http://idp.example.com/authorize",
        "token_endpoint,http://169.254.169.254/latest/meta-data",
        "token_endpoint,file:///etc/passwd",
        "jwks_uri,http://10.0.0.1/keys",
        "userinfo_endpoint,ftp://idp.example.com/me"
    })
    void shouldFollowADocumentToNoPlaceWithoutTls(String endpoint, String place) {
        // given
        provider.discover(document -> document.put(endpoint, place));

        // then
        assertThat(told(FederationScene.with(provider.details())))
                .isEqualTo("corp openid configuration names an endpoint that must start with https://");
    }

    @ParameterizedTest
    @CsvSource({"authorization_endpoint,authorize_url", "token_endpoint,token_url", "jwks_uri,jwks_uri"})
    void shouldNotGuessWhatADocumentLacks(String endpoint, String detail) {
        // given
        provider.discover(document -> document.remove(endpoint));

        // then
        assertThat(told(FederationScene.with(provider.details()))).isEqualTo("corp has no " + detail);
    }

    @ParameterizedTest
    @CsvSource({
        "404,Nothing here,corp Error - 404 error getting openid configuration",
        "200,Nothing here,corp openid configuration cannot be read",
        "200,[],corp openid configuration is of another issuer"
    })
    void shouldSayThatThereIsNoDocument(int status, String body, String told) {
        // given
        provider.put("/.well-known/openid-configuration", asked -> Answer.error(status, body));

        // then
        assertThat(told(FederationScene.with(provider.details()))).isEqualTo(told);
    }

    @Test
    void shouldFollowNoRedirectToAnotherDocument() {
        // given
        provider.put("/.well-known/openid-configuration", asked -> new Answer(302, "", provider.url("/elsewhere")));

        // then
        assertThat(told(FederationScene.with(provider.details())))
                .isEqualTo("corp Error - 302 error getting openid configuration");
        assertThat(provider.asked("/elsewhere")).isEmpty();
    }

    @Test
    void shouldAskAgainWhenTheProviderIsBack() {
        // given
        FederationScene scene = FederationScene.with(provider.details());
        provider.discover(document -> document.put("issuer", "https://evil.example"));
        told(scene);

        // when
        provider.discover(document -> document.put("issuer", provider.issuer()));

        // then
        assertThat(scene.leave(browser, FederationScene.PROVIDER).toString()).startsWith(provider.url("/authorize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize", "/login"})
    void shouldRefuseProvidersTheClientDoesNotSupport(String path) {
        // given
        FederationScene scene = FederationScene.with("OIDC", "corp", provider.details(), "COGNITO");

        // when
        List<String> locations = List.of(
                browser.open(scene.at(path, "identity_provider", "corp")).location(),
                browser.open(scene.at(path, "identity_provider", "nobody")).location(),
                browser.open(scene.at(path, "idp_identifier", "nobody")).location());

        // then
        assertThat(locations)
                .allSatisfy(location -> assertThat(location)
                        .startsWith(
                                FederationScene.CALLBACK + "?error=invalid_request&error_description=The%20app%20client"
                                        + "%20does%20not%20support%20this%20identity%20provider&"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize", "/login"})
    void shouldSayThatSamlIsNotThere(String path) {
        // given
        FederationScene scene = FederationScene.with(
                "SAML", "staff", Map.of("MetadataURL", "https://idp.example.com/metadata"), "COGNITO", "staff");

        // then
        assertThat(browser.open(scene.at(path, "identity_provider", "staff")).parameter("error_description"))
                .isEqualTo("Sign-in with SAML identity providers is not available");
    }
}
