package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-out as relying parties of OpenID Connect ask for it. */
@QuarkusTest
class RpInitiatedLogoutTest {
    private final OAuthScene scene = OAuthScene.create();

    @BeforeEach
    void switchOn() {
        TestExtensions.set(scene.client().clientId(), "rp-initiated-logout", "true");
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private boolean isSignedIn(Browser browser) {
        return Browser.parameters(scene.authorize(browser, scene.request("prompt", "none")))
                .containsKey("code");
    }

    private static String logout(Browser browser, Map<String, String> parameters) {
        return Browser.location(browser.get("/logout?" + Browser.encode(parameters)));
    }

    private String idToken(Browser browser) {
        String code =
                Browser.parameters(scene.authorize(browser, scene.request())).get("code");
        return new io.vertx.core.json.JsonObject(
                        scene.token(scene.redemption(code)).body())
                .getString("id_token");
    }

    @Test
    void shouldEndTheSessionAndGoBackWithTheState() {
        // given
        Browser browser = scene.signedIn();
        String hint = idToken(browser);
        TestClock.advance(Duration.ofHours(2));
        Browser later = scene.signedIn();

        // when
        String location = logout(
                later, Map.of("id_token_hint", hint, "post_logout_redirect_uri", OAuthScene.GOODBYE, "state", "a b"));

        // then
        assertThat(location).isEqualTo(OAuthScene.GOODBYE + "?state=a%20b");
        assertThat(isSignedIn(later)).isFalse();
    }

    @Test
    void shouldStayOnOurPageWithoutAnAddress() {
        // given
        Browser browser = scene.signedIn();

        // when
        String location = logout(browser, Map.of("id_token_hint", idToken(browser)));

        // then
        assertThat(location).isEqualTo("/signedout");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", OAuthScene.CALLBACK, "//evil.example", OAuthScene.GOODBYE + "/"})
    void shouldNeverGoToAPlaceThatIsNotRegisteredForIt(String place) {
        // given
        Browser browser = scene.signedIn();

        // when
        String location = logout(browser, Map.of("id_token_hint", idToken(browser), "post_logout_redirect_uri", place));

        // then
        assertThat(location).startsWith("/error?error=redirect_mismatch");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void shouldNotSignSomebodyElseOut() {
        // given
        OAuthScene jill = OAuthScene.create();
        TestExtensions.set(jill.client().clientId(), "rp-initiated-logout", "true");
        Browser browser = scene.signedIn();
        String mine = idToken(browser);
        String name = dev.cognate.userpool.TestPool.newName();
        scene.admin()
                .adminCreateUser(request ->
                        request.userPoolId(scene.poolId()).username(name).messageAction("SUPPRESS"));
        scene.admin()
                .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                        .username(name)
                        .password(dev.cognate.userpool.TestPool.PASSWORD)
                        .permanent(true));
        OAuthScene other = new OAuthScene(scene.admin(), scene.poolId(), scene.client(), name);
        Browser others = other.signedIn();

        // when
        String location = logout(others, Map.of("id_token_hint", mine, "post_logout_redirect_uri", OAuthScene.GOODBYE));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
        assertThat(isSignedIn(others)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjkyMjkvYSJ9."})
    void shouldRefuseHintsThatAreNotOurs(String hint) {
        // given
        Browser browser = scene.signedIn();

        // when
        String location = logout(
                browser,
                Map.of(
                        "client_id",
                        scene.client().clientId(),
                        "id_token_hint",
                        hint,
                        "post_logout_redirect_uri",
                        OAuthScene.GOODBYE));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void shouldRefuseAHintOfAnotherClient() {
        // given
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));
        TestExtensions.set(other.client().clientId(), "rp-initiated-logout", "true");
        Browser browser = scene.signedIn();

        // when
        String location = logout(
                browser,
                Map.of(
                        "client_id",
                        other.client().clientId(),
                        "id_token_hint",
                        idToken(browser),
                        "post_logout_redirect_uri",
                        OAuthScene.GOODBYE));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void shouldTakeAnAccessTokenForNoHint() {
        // given
        String access = scene.tokens().getString("access_token");

        // when
        String location =
                logout(scene.signedIn(), Map.of("client_id", scene.client().clientId(), "id_token_hint", access));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
    }

    @Test
    void shouldKnowNothingOfItForOtherClients() {
        // given
        OAuthScene cognito = OAuthScene.create();

        // when
        String location = logout(
                cognito.signedIn(),
                Map.of("client_id", cognito.client().clientId(), "post_logout_redirect_uri", OAuthScene.GOODBYE));

        // then
        assertThat(location).startsWith("/error?error=invalid_request");
    }

    @Test
    void shouldTakePostsToo() {
        // when
        String location = Browser.location(scene.signedIn()
                .post(
                        "/logout",
                        Map.of(
                                "client_id",
                                scene.client().clientId(),
                                "post_logout_redirect_uri",
                                OAuthScene.GOODBYE)));

        // then
        assertThat(location).startsWith("/logout?").contains("post_logout_redirect_uri=");
    }
}
