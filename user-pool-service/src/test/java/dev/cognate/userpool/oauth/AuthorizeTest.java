package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/** What {@code /oauth2/authorize} does with who is signed in, who is not, and with requests that are wrong. */
@QuarkusTest
class AuthorizeTest {
    private final OAuthScene scene = OAuthScene.create();

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void shouldLeadToTheSignInPageWithTheSameQuery() {
        // given
        Map<String, String> request = scene.request("lang", "de", "login_hint", "jane@example.com");

        // when
        HttpResponse<String> response = scene.authorize(new Browser(), request);

        // then
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith("/login?");
        assertThat(Browser.parameters(response)).isEqualTo(request);
    }

    @Test
    void shouldGiveACodeToWhoeverIsSignedIn() {
        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), scene.request());

        // then
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith(OAuthScene.CALLBACK + "?code=");
        assertThat(Browser.parameters(response))
                .containsOnlyKeys("code", "state")
                .containsEntry("state", "s t&te");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void shouldGiveTokensInTheFragmentToTheImplicitGrant() throws Exception {
        // given
        Map<String, String> request = scene.request("response_type", "token");

        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), request);

        // then
        Map<String, String> parameters = Browser.parameters(response);
        assertThat(Browser.location(response)).startsWith(OAuthScene.CALLBACK + "#id_token=");
        assertThat(parameters).containsOnlyKeys("id_token", "access_token", "token_type", "expires_in", "state");
        assertThat(Jwts.verified(scene.poolId(), parameters.get("id_token")).getClaim("nonce"))
                .isEqualTo("n-0S6_WzA2Mj");
    }

    @Test
    void shouldGiveNoIdTokenWithoutTheScopeForIt() {
        // given
        Map<String, String> request = scene.request("response_type", "token", "scope", "aws.cognito.signin.user.admin");

        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), request);

        // then
        assertThat(Browser.parameters(response)).containsKey("access_token").doesNotContainKey("id_token");
    }

    @Test
    void shouldPostTheAnswerWhenAskedTo() {
        // given
        Map<String, String> request = scene.request("response_mode", "form_post", "state", "\"><script>");

        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), request);

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("action=\"" + OAuthScene.CALLBACK + "\"")
                .contains("name=\"code\"")
                .contains("value=\"&quot;&gt;&lt;script&gt;\"")
                .doesNotContain("\"><script>");
        assertThat(response.headers().firstValue("content-security-policy").orElseThrow())
                .endsWith("form-action https: http://localhost:* http://127.0.0.1:*")
                .doesNotContain("unsafe");
    }

    @Test
    void shouldTakeAPostToo() {
        // when
        HttpResponse<String> response = new Browser().post("/oauth2/authorize", scene.request());

        // then
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(Browser.location(response)).startsWith("/oauth2/authorize?");
        assertThat(Browser.parameters(response)).isEqualTo(scene.request());
    }

    @ParameterizedTest
    @CsvSource({
        "response_type,,invalid_request",
        "response_type,id_token,unsupported_response_type",
        "code_challenge_method,,invalid_request",
        "code_challenge_method,plain,invalid_request",
        "code_challenge,,invalid_request",
        "code_challenge,too-short,invalid_request",
        "scope,openid unknown/scope,invalid_scope",
        "scope,email,invalid_scope",
        "prompt,none login,invalid_request",
        "prompt,sometimes,invalid_request",
        "max_age,-1,invalid_request",
        "max_age,soon,invalid_request",
        "response_mode,web_message,invalid_request",
        "resource,not a url,invalid_target",
        "resource,http://api.example.com,invalid_target",
        "resource,https://api.example.com/#fragment,invalid_target",
        "request,eyJhbGciOiJub25lIn0.e30.,request_not_supported",
        "request_uri,https://app.example.com/request,request_uri_not_supported",
        "identity_provider,Google,invalid_request",
        "idp_identifier,example.com,invalid_request",
        "prompt,none,login_required"
    })
    void shouldTellTheClientWhatIsWrong(String parameter, String value, String error) {
        // given
        Map<String, String> request = scene.request(parameter, value);

        // when
        HttpResponse<String> response = scene.authorize(new Browser(), request);

        // then
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).startsWith(OAuthScene.CALLBACK + "?error=" + error);
        assertThat(Browser.parameters(response)).containsEntry("state", "s t&te");
    }

    @Test
    void shouldIgnoreAWishForOfflineAccess() {
        // when
        HttpResponse<String> response =
                scene.authorize(scene.signedIn(), scene.request("scope", "openid offline_access"));

        // then
        assertThat(Browser.parameters(response)).containsKey("code");
    }

    @Test
    void shouldRefuseClientsThatMayNot() {
        // given
        OAuthScene codesOnly =
                scene.withClient(scene.anotherClient(client -> client.allowedOAuthFlows(OAuthFlowType.CODE)));

        // when
        HttpResponse<String> response = codesOnly.authorize(new Browser(), codesOnly.request("response_type", "token"));

        // then
        assertThat(Browser.location(response)).startsWith(OAuthScene.CALLBACK + "#error=unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/callback/",
                "https://app.example.com/callback?more",
                "https://app.example.com/callback#part",
                "https://app.example.com/CALLBACK",
                "https://app.example.com/callback/../callback",
                "https://app.example.com.evil.example/callback",
                "https://app.example.com@evil.example/callback",
                "https://app.example.com%2f@evil.example/callback",
                "//app.example.com/callback",
                "javascript:alert(1)"
            })
    void shouldNeverLeadToAPlaceThatIsNotRegistered(String place) {
        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), scene.request("redirect_uri", place));

        // then
        assertThat(Browser.location(response))
                .isEqualTo("/error?error=redirect_mismatch&client_id="
                        + scene.client().clientId());
    }

    @ParameterizedTest
    @CsvSource({"client_id,,invalid_request", "client_id,nobody,client_unknown", "redirect_uri,,invalid_request"})
    void shouldKeepTheUserHereWhenNobodyIsToBeTrusted(String parameter, String value, String problem) {
        // when
        HttpResponse<String> response = scene.authorize(new Browser(), scene.request(parameter, value));

        // then
        assertThat(Browser.location(response)).startsWith("/error?error=" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "state", "scope", "nonce", "code_challenge"})
    void shouldRefuseParametersThatComeTwice(String parameter) {
        // given
        String query = Browser.encode(scene.request()) + "&" + parameter + "=other";

        // when
        HttpResponse<String> response = scene.signedIn().get("/oauth2/authorize?" + query);

        // then
        assertThat(Browser.location(response)).contains("error=invalid_request").doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id",
                "redirect_uri",
                "state",
                "scope",
                "nonce",
                "code_challenge",
                "login_hint",
                "ui_locales",
                "resource"
            })
    void shouldRefuseParametersThatAreTooLong(String parameter) {
        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), scene.request(parameter, "n".repeat(2_049)));

        // then
        assertThat(Browser.location(response))
                .startsWith(
                        Set.of("client_id", "redirect_uri").contains(parameter)
                                ? "/error?"
                                : OAuthScene.CALLBACK + "?");
        assertThat(Browser.parameters(response))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "select_account"})
    void shouldAskWhoIsSignedInWhenTheClientWantsIt(String prompt) {
        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), scene.request("prompt", prompt));

        // then
        assertThat(Browser.location(response)).startsWith("/login?");
    }

    @Test
    void shouldAnswerSilentlyForWhoIsSignedIn() {
        // when
        HttpResponse<String> response = scene.authorize(scene.signedIn(), scene.request("prompt", "none"));

        // then
        assertThat(Browser.parameters(response)).containsKey("code");
    }

    @Test
    void shouldAskAgainWhenTheSignInIsTooOld() {
        // given
        Browser browser = scene.signedIn();
        TestClock.advance(Duration.ofMinutes(11));

        // when
        HttpResponse<String> tooOld = scene.authorize(browser, scene.request("max_age", "600"));
        HttpResponse<String> recent = scene.authorize(browser, scene.request("max_age", "700"));

        // then
        assertThat(Browser.location(tooOld)).startsWith("/login?");
        assertThat(Browser.parameters(recent)).containsKey("code");
    }

    @Test
    void shouldAskAgainWhenTheSignInIsTooWeak() {
        // given
        Browser browser = scene.signedIn();

        // when
        HttpResponse<String> weak = scene.authorize(browser, scene.request("acr_values", "urn:cognito:loa:3"));
        HttpResponse<String> enough = scene.authorize(browser, scene.request("acr_values", "urn:cognito:loa:1"));

        // then
        assertThat(Browser.location(weak)).startsWith("/login?");
        assertThat(Browser.parameters(enough)).containsKey("code");
    }
}
