package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages do not let be done to them. */
@QuarkusTest
class PageGuardTest {
    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private LoginScene scene;
    private User user;

    @BeforeEach
    void createUser() {
        scene = LoginScene.withPasswords();
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
    }

    private Map<String, String> filled(Browser.Shown page) {
        Map<String, String> values = Browser.values(page.form());
        values.put("username", user.username());
        values.put("password", TestUsers.PASSWORD);
        return values;
    }

    private Browser.Shown post(Browser.Shown page, Map<String, String> fields, Map<String, String> headers) {
        return browser.post(page.form().attr("action"), fields, headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/signup",
                "/confirm",
                "/resendcode",
                "/forgotPassword",
                "/confirmforgotPassword",
                "/passkeys/add"
            })
    void shouldTieEveryPageDown(String path) {
        // when
        Browser.Shown page = browser.open(scene.at(path));

        // then
        var headers = page.response().headers();
        assertThat(headers.firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'self' https: http://localhost:* http://127.0.0.1:*;")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("cache-control")).contains("no-store");
        assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.html().select("script:not([src]), [style], [onclick], style"))
                .isEmpty();
    }

    @Test
    void shouldKeepTheFlowOutOfReachOfScriptsAndOtherSites() {
        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(page.response().headers().allValues("set-cookie"))
                .anySatisfy(line -> assertThat(line).contains("cognate-login", "HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void shouldRefuseAPostWithoutTheToken() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);
        fields.remove("_csrf");

        // when
        Browser.Shown refused = post(page, fields, Map.of());

        // then
        assertThat(refused.page()).isEqualTo("expired");
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseTheTokenOfAnotherBrowser() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> fields = filled(page);
        fields.put(
                "_csrf",
                Browser.values(new Browser().open(scene.at("/login")).form()).get("_csrf"));

        // when
        Browser.Shown refused = post(page, fields, Map.of());

        // then
        assertThat(refused.page()).isEqualTo("expired");
    }

    @Test
    void shouldRefuseAPostFromAnotherOrigin() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));

        // when
        Browser.Shown refused = post(page, filled(page), Map.of("origin", "https://evil.example.net"));

        // then
        assertThat(refused.page()).isEqualTo("expired");
    }

    @Test
    void shouldRefuseAPostThatTheBrowserCallsCrossSite() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));

        // when
        Browser.Shown refused = post(page, filled(page), Map.of("origin", "null", "sec-fetch-site", "cross-site"));

        // then
        assertThat(refused.page()).isEqualTo("expired");
    }

    @Test
    void shouldAdmitAPostOfAPageWithoutReferrer() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));

        // when
        Browser.Shown end = post(page, filled(page), Map.of("origin", "null", "sec-fetch-site", "same-origin"));

        // then
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.net/", "https://app.example.org/callback/../x", ""})
    void shouldStayHereWhenTheRedirectIsNotRegistered(String redirect) {
        // given
        String address = "/login?client_id=" + scene.clientId() + "&response_type=code&redirect_uri=" + redirect;

        // when
        Browser.Shown page = browser.open(address);

        // then
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.page()).isEqualTo("error");
        assertThat(page.location()).isEmpty();
    }

    @Test
    void shouldNameTheRequestOnAnErrorPage() {
        // when
        Browser.Shown page = browser.open("/login?client_id=nobody");

        // then
        assertThat(page.text())
                .contains(
                        page.response().headers().firstValue("x-amzn-requestid").orElse("no id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity_provider", "idp_identifier"})
    void shouldTellTheClientAlikeOnEveryEndpointThatItDoesNotSupportAProvider(String parameter) {
        // when
        String login = browser.open(scene.at("/login", parameter, "Google")).location();
        String authorize =
                browser.open(scene.at("/oauth2/authorize", parameter, "Google")).location();

        // then
        assertThat(List.of(login, authorize))
                .allSatisfy(location -> assertThat(location)
                        .startsWith(LoginScene.CALLBACK + "?error=invalid_request&")
                        .contains("does%20not%20support%20this%20identity%20provider"));
    }

    @Test
    void shouldTakeThePoolsOwnUsersForTheProviderCalledCognito() {
        // when
        Browser.Shown page = browser.open(scene.at("/login", "identity_provider", "COGNITO"));

        // then
        assertThat(page.page()).isEqualTo("sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_unknown", "redirect_mismatch", "invalid_request", "<script>", ""})
    void shouldExplainWhatOtherEndpointsRefuse(String error) {
        // when
        Browser.Shown page = browser.open("/error?error=" + URLEncoder.encode(error, UTF_8));

        // then
        assertThat(page.page()).isEqualTo("error");
        assertThat(page.html().select("script:not([src])")).isEmpty();
    }

    @Test
    void shouldSayGoodbye() {
        // when
        Browser.Shown page = browser.open("/signedout");

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page()).isEqualTo("signed-out");
    }
}
