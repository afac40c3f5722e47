package dev.cognate.userpool.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.FreePort;
import dev.cognate.testkit.KeycloakBrowser;
import dev.cognate.testkit.KeycloakServer;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** A real Keycloak as the OpenID Connect provider of a pool; its client must use PKCE. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakSignInTest {
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String SECRET = "a secret of Keycloak's";

    private final Browser browser = new Browser();
    private KeycloakServer keycloak;
    private String issuer;
    private FederationScene scene;

    @BeforeAll
    void start() throws IOException {
        int port = FreePort.pick();
        String base = "http://127.0.0.1:" + port;
        keycloak = KeycloakServer.start(port, base);
        issuer = base + "/realms/office";
        try (var file = getClass().getResourceAsStream("/keycloak/office.json")) {
            keycloak.createRealm(new String(file.readAllBytes(), UTF_8)
                    .replace("{PASSWORD}", PASSWORD)
                    .replace("{SECRET}", SECRET)
                    .replace(
                            "{CALLBACK}",
                            Api.endpoint().resolve("/oauth2/idpresponse").toString()));
        }
    }

    @AfterAll
    void stop() {
        keycloak.close();
    }

    @BeforeEach
    void createPool() {
        scene = FederationScene.with(
                request -> request.providerType("OIDC")
                        .providerName("office")
                        .providerDetails(Map.of(
                                "client_id", "our-client",
                                "client_secret", SECRET,
                                "oidc_issuer", issuer,
                                "attributes_request_method", "GET",
                                "authorize_scopes", "openid email profile"))
                        .attributeMapping(Map.of(
                                "email", "email",
                                "email_verified", "email_verified",
                                "given_name", "given_name")),
                "office");
    }

    /** Goes to Keycloak with one browser and comes back with the same. */
    private Browser.Shown signIn(KeycloakBrowser there) {
        String request = browser.open(scene.at("/oauth2/authorize")).location();
        return comeBack(there.signIn(request, "jane", PASSWORD));
    }

    private Browser.Shown comeBack(String location) {
        URI back = URI.create(location);
        assertThat(location)
                .startsWith(Api.endpoint().resolve("/oauth2/idpresponse?").toString());
        return browser.open(back.getRawPath() + "?" + back.getRawQuery());
    }

    @Test
    void shouldLetInWhoSignsInAtKeycloak() throws Exception {
        // when
        Browser.Shown atApplication = signIn(keycloak.browser());

        // then
        assertThat(atApplication.location()).startsWith(FederationScene.CALLBACK + "?code=");
        assertThat(scene.redeem(atApplication).getStringClaim("email")).isEqualTo("jane@example.com");
        UserType user = scene.admin()
                .listUsers(request -> request.userPoolId(scene.poolId()))
                .users()
                .getFirst();
        assertThat(user.userStatus()).isEqualTo(UserStatusType.EXTERNAL_PROVIDER);
        assertThat(user.username()).startsWith("office_");
        assertThat(user.attributes()).contains(attribute("email_verified", "true"), attribute("given_name", "Jane"));
    }

    @Test
    void shouldKnowTheUserAgain() throws Exception {
        // given
        String first = scene.redeem(signIn(keycloak.browser())).getSubject();

        // when
        browser.cookies().clear();
        String second = scene.redeem(signIn(keycloak.browser())).getSubject();

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldNotTakeACodeTwice() {
        // given
        String request = browser.open(scene.at("/oauth2/authorize")).location();
        String code = FederationScene.parameters(URI.create(keycloak.browser().signIn(request, "jane", PASSWORD)))
                .get("code");
        scene.comeBack(browser, URI.create(request), "code", code);

        // when
        URI another = URI.create(
                browser.open(scene.at("/oauth2/authorize", "prompt", "login")).location());
        Browser.Shown answer = scene.comeBack(browser, another, "code", code);

        // then
        assertThat(answer.parameter("error_description")).startsWith("office Error - 400 invalid_grant");
    }

    @Test
    void shouldTellThatKeycloakDoesNotKnowOurSecret() {
        // given
        scene.admin()
                .updateIdentityProvider(request -> request.userPoolId(scene.poolId())
                        .providerName("office")
                        .providerDetails(Map.of(
                                "client_id", "our-client",
                                "client_secret", "wrong",
                                "oidc_issuer", issuer,
                                "attributes_request_method", "GET",
                                "authorize_scopes", "openid email profile")));

        // when
        Browser.Shown answer = signIn(keycloak.browser());

        // then
        assertThat(answer.parameter("error_description")).startsWith("office Error - 401 unauthorized_client");
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
