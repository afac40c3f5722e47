package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.federation.outside.ProviderSite;
import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to an OpenID Connect provider and back. */
@QuarkusTest
class ProviderSignInTest {
    private static final String SUBJECT = "jane-123";

    private final TestProvider provider = new TestProvider();
    private final Browser browser = new Browser();

    private FederationScene scene() {
        return FederationScene.with(provider.details());
    }

    private Browser.Shown signIn(FederationScene scene, Browser in, String subject) {
        URI request = scene.leave(in, FederationScene.PROVIDER);
        provider.signIn(request, subject);
        return scene.comeBack(in, request);
    }

    @Test
    void shouldLetInWhomAProviderVouchesFor() throws Exception {
        // given
        FederationScene scene = scene();

        // when
        Browser.Shown atApplication = signIn(scene, browser, SUBJECT);

        // then
        assertThat(atApplication.status()).isEqualTo(302);
        assertThat(atApplication.location()).startsWith(FederationScene.CALLBACK + "?code=");
        assertThat(atApplication.parameter("state")).isEqualTo("app state");
        assertThat(scene.redeem(atApplication).getStringClaim("cognito:username"))
                .isEqualTo("corp_" + SUBJECT);
    }

    @Test
    void shouldTellTheApplicationAtWhichProviderThePersonIs() {
        // given
        FederationScene scene = scene();
        String token = scene.tokens(signIn(scene, browser, SUBJECT)).getString("access_token");

        // when
        Browser.Shown answer = new Browser().post("/oauth2/userInfo", Map.of("access_token", token), Map.of());

        // then
        JsonObject claims = new JsonObject(answer.response().body());
        assertThat(claims.fieldNames()).containsExactlyInAnyOrder("sub", "identities", "username");
        assertThat(claims.getString("identities"))
                .matches("\\[\\{\"dateCreated\":\"\\d{13}\",\"userId\":\"" + SUBJECT + "\",\"providerName\":\"corp\","
                        + "\"providerType\":\"OIDC\",\"issuer\":null,\"primary\":\"true\"}]");
    }

    @Test
    void shouldAskTheProviderAsItsDiscoveryDocumentSays() {
        // when
        URI request = scene().leave(browser, FederationScene.PROVIDER);

        // then
        assertThat(request.toString()).startsWith(provider.url("/authorize?from=discovery&"));
        assertThat(FederationScene.parameters(request))
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry(
                        "redirect_uri",
                        Api.endpoint().resolve("/oauth2/idpresponse").toString())
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKeys("login_hint", "prompt", "response_mode");
    }

    @Test
    void shouldRedeemTheCodeWithSecretAndProofInTheForm() {
        // given
        FederationScene scene = scene();
        URI request = scene.leave(browser, FederationScene.PROVIDER);
        provider.signIn(request, SUBJECT);

        // when
        scene.comeBack(browser, request);

        // then
        ProviderSite.Asked asked = provider.asked("/token").getFirst();
        assertThat(asked.method() + asked.authorization()).isEqualTo("POST");
        assertThat(asked.agent()).isEqualTo("Amazon/Cognito");
        assertThat(asked.parameters())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "the code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("client_secret", TestProvider.SECRET)
                .containsEntry(
                        "redirect_uri", FederationScene.parameters(request).get("redirect_uri"));
        CodeVerifier verifier = new CodeVerifier(asked.parameters().get("code_verifier"));
        assertThat(CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue())
                .isEqualTo(FederationScene.parameters(request).get("code_challenge"));
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST"})
    void shouldAskForUserInfoInTheWayThatIsSet(String method) {
        // given
        Map<String, String> details = provider.details();
        details.put("attributes_request_method", method);

        // when
        signIn(FederationScene.with(details), browser, SUBJECT);

        // then
        ProviderSite.Asked asked = provider.asked("/userinfo").getFirst();
        assertThat(asked.method()).isEqualTo(method);
        assertThat(asked.authorization()).startsWith("Bearer access-");
    }

    @Test
    void shouldTakeEndpointsThatAreWrittenDownWithoutDiscovery() {
        // given
        Map<String, String> details = provider.details();
        details.put("authorize_url", provider.url("/manual"));
        details.put("token_url", provider.url("/token"));
        details.put("attributes_url", provider.url("/userinfo"));
        details.put("jwks_uri", provider.url("/keys"));
        FederationScene scene = FederationScene.with(details);

        // when
        URI request = scene.leave(browser, FederationScene.PROVIDER);
        provider.signIn(request, SUBJECT);

        // then
        assertThat(request.toString()).startsWith(provider.url("/manual?client_id="));
        assertThat(FederationScene.parameters(request)).doesNotContainKey("code_challenge");
        assertThat(scene.comeBack(browser, request).location()).contains("code=");
        assertThat(provider.asked("/.well-known/openid-configuration")).isEmpty();
    }

    @Test
    void shouldReadDiscoveryAndKeysOnceForMany() {
        // given
        FederationScene scene = scene();

        // when
        signIn(scene, new Browser(), SUBJECT);
        signIn(scene, new Browser(), SUBJECT);

        // then
        assertThat(provider.asked("/.well-known/openid-configuration")).hasSize(1);
        assertThat(provider.asked("/keys")).hasSize(1);
        assertThat(provider.asked("/token")).hasSize(2);
    }

    @Test
    void shouldHandOnAHintAndAPrompt() {
        // when
        URI request = scene().leave(
                        browser, FederationScene.PROVIDER, "login_hint", "jane@example.com", "prompt", "login consent");

        // then
        assertThat(FederationScene.parameters(request))
                .containsEntry("login_hint", "jane@example.com")
                .containsEntry("prompt", "login consent");
    }

    @Test
    void shouldLeadToTheProviderOfAButton() {
        // given
        FederationScene scene = scene();
        Browser.Shown page = browser.open(scene.at("/oauth2/authorize", "prompt", "select_account"));

        // when
        String href = page.html().selectFirst("a.provider").attr("href");
        URI request = URI.create(browser.open(href).location());

        // then
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(request.toString()).startsWith(provider.url("/authorize"));
        assertThat(FederationScene.parameters(request)).containsEntry("prompt", "select_account");
    }

    @Test
    void shouldLeadThereFromTheLoginPageToo() {
        // when
        String location = browser.open(scene().at("/login", "identity_provider", FederationScene.PROVIDER))
                .location();

        // then
        assertThat(location).startsWith(provider.url("/authorize"));
    }

    @Test
    void shouldKnowProvidersByTheirIdentifiers() {
        // given
        FederationScene scene = FederationScene.with(
                request -> request.providerType("OIDC")
                        .providerName("corp")
                        .idpIdentifiers("corp.example")
                        .providerDetails(provider.details()),
                "COGNITO",
                "corp");

        // when
        String location = browser.open(scene.at("/oauth2/authorize", "idp_identifier", "corp.example"))
                .location();

        // then
        assertThat(location).startsWith(provider.url("/authorize"));
    }

    @Test
    void shouldGoStraightToTheOnlyProviderOfAClient() {
        // given
        FederationScene scene = FederationScene.with("OIDC", "corp", provider.details(), "corp");

        // then
        assertThat(browser.open(scene.at("/oauth2/authorize")).location()).startsWith(provider.url("/authorize"));
    }

    @Test
    void shouldLetInAgainWhoIsSignedInWithTheProvider() {
        // given
        FederationScene scene = scene();
        signIn(scene, browser, SUBJECT);

        // when
        String again = browser.open(scene.at("/oauth2/authorize", "identity_provider", FederationScene.PROVIDER))
                .location();
        String silently =
                browser.open(scene.at("/oauth2/authorize", "prompt", "none")).location();

        // then
        assertThat(again).startsWith(FederationScene.CALLBACK + "?code=");
        assertThat(silently).startsWith(FederationScene.CALLBACK + "?code=");
    }

    @Test
    void shouldNotLetASessionIntoAClientThatDoesNotSupportItsProvider() {
        // given
        FederationScene scene = scene();
        signIn(scene, browser, SUBJECT);
        FederationScene other = scene.andClient("COGNITO");

        // then
        assertThat(browser.open(other.at("/oauth2/authorize", "prompt", "none")).location())
                .contains("error=login_required");
        assertThat(browser.open(scene.at("/oauth2/authorize", "identity_provider", "COGNITO", "prompt", "none"))
                        .location())
                .contains("error=login_required");
    }

    @Test
    void shouldNotLeadAwayWhenNothingMayBeShown() {
        // when
        String location = browser.open(scene().at(
                                "/oauth2/authorize", "identity_provider", FederationScene.PROVIDER, "prompt", "none"))
                .location();

        // then
        assertThat(location).startsWith(FederationScene.CALLBACK + "?error=login_required");
    }
}
