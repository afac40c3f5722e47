package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a browser stays signed in, and {@code /logout}. */
@QuarkusTest
class BrowserSessionTest {
    @Inject
    TestUsers database;

    private final OAuthScene scene = OAuthScene.create();

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private boolean isSignedIn(OAuthScene at, Browser browser) {
        return Browser.parameters(at.authorize(browser, at.request("prompt", "none")))
                .containsKey("code");
    }

    private boolean isSignedIn(Browser browser) {
        return isSignedIn(scene, browser);
    }

    private String logout(Browser browser, Map<String, String> parameters) {
        HttpResponse<String> response = browser.get("/logout?" + Browser.encode(parameters));
        assertThat(response.statusCode()).isEqualTo(302);
        return Browser.location(response);
    }

    @Test
    void shouldKeepABrowserSignedInForAnHour() {
        // given
        Browser browser = scene.signedIn();

        // when
        TestClock.advance(Duration.ofMinutes(59));
        boolean before = isSignedIn(browser);
        TestClock.advance(Duration.ofMinutes(1));
        boolean after = isSignedIn(browser);

        // then
        assertThat(before).isTrue();
        assertThat(after).isFalse();
    }

    @Test
    void shouldKeepNoSecretOfTheCookie() {
        // given
        Browser browser = scene.signedIn();
        String cookie = browser.cookies().get("cognate-" + scene.poolId());

        // when
        String row = database.run(session -> session.createNativeQuery(
                        "select cast(s as text) from browser_session s where pool_id = :pool", String.class)
                .setParameter("pool", scene.poolId())
                .getSingleResult());

        // then
        byte[] secret = Base64.getUrlDecoder().decode(cookie);
        assertThat(row).doesNotContain(HexFormat.of().formatHex(secret, 16, 48));
        assertThat(cookie).hasSize(64);
    }

    @Test
    void shouldLetOneSignInIntoEveryClientOfThePool() {
        // given
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));

        // when
        boolean signedIn = isSignedIn(other, scene.signedIn());

        // then
        assertThat(signedIn).isTrue();
    }

    @Test
    void shouldNotLetASignInIntoAnotherPool() {
        // given
        OAuthScene elsewhere = OAuthScene.create();
        Browser browser = scene.signedIn();
        String cookie = browser.cookies().get("cognate-" + scene.poolId());
        browser.cookies().put("cognate-" + elsewhere.poolId(), cookie);

        // when
        boolean signedIn = isSignedIn(elsewhere, browser);

        // then
        assertThat(signedIn).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 63})
    void shouldRefuseForgedCookies(int place) {
        // given
        Browser browser = scene.signedIn();
        browser.cookies().computeIfPresent("cognate-" + scene.poolId(), (name, value) -> {
            char other = value.charAt(place) == 'A' ? 'B' : 'A';
            return value.substring(0, place) + other + value.substring(place + 1);
        });

        // when
        boolean signedIn = isSignedIn(browser);

        // then
        assertThat(signedIn).isFalse();
    }

    @Test
    void shouldLetEachClientSayForHowLongItReusesASession() {
        // given
        RawApi.signed(
                "SetUserPoolSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "UserSessionTracking",
                        "ENABLED",
                        "TokenSession",
                        Map.of("MaxPerUser", 5)));
        OAuthScene strict = scene.withClient(scene.anotherClient(client -> {}));
        reuse(scene, 120);
        reuse(strict, 0);
        Browser browser = scene.signedIn();

        // when
        TestClock.advance(Duration.ofMinutes(119));

        // then
        assertThat(isSignedIn(browser)).isTrue();
        assertThat(isSignedIn(strict, browser)).isFalse();
    }

    private static void reuse(OAuthScene scene, int minutes) {
        RawApi.signed(
                "SetUserPoolClientSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        scene.poolId(),
                        "ClientId",
                        scene.client().clientId(),
                        "SSOSession",
                        Map.of("MaxValidityMinutes", minutes)));
    }

    @Test
    void shouldKeepTheSessionInWhichThePasswordWasChangedAndEndTheOthers() {
        // given
        Browser here = scene.signedIn();
        Browser elsewhere = scene.signedIn();
        var code = Browser.parameters(
                        scene.authorize(here, scene.request("scope", "openid aws.cognito.signin.user.admin")))
                .get("code");
        var tokens = new JsonObject(scene.token(scene.redemption(code)).body());

        // when
        scene.admin()
                .changePassword(request -> request.accessToken(tokens.getString("access_token"))
                        .previousPassword(TestPool.PASSWORD)
                        .proposedPassword(TestPool.PASSWORD + "2"));

        // then
        assertThat(Browser.parameters(scene.authorize(here, scene.request("prompt", "none"))))
                .containsKey("code");
        assertThat(Browser.parameters(scene.authorize(elsewhere, scene.request("prompt", "none"))))
                .containsEntry("error", "login_required");
    }

    /** What ends every session of a user. */
    enum Ending {
        SIGN_OUT(scene -> scene.admin()
                .adminUserGlobalSignOut(
                        request -> request.userPoolId(scene.poolId()).username(scene.username()))),
        DISABLE(scene -> scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(scene.username()))),
        DELETE(scene -> scene.admin()
                .adminDeleteUser(request -> request.userPoolId(scene.poolId()).username(scene.username()))),
        NEW_PASSWORD(scene -> scene.admin()
                .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                        .username(scene.username())
                        .password(TestPool.PASSWORD + "2")
                        .permanent(true))),
        RESET(scene -> scene.admin()
                .adminResetUserPassword(
                        request -> request.userPoolId(scene.poolId()).username(scene.username())));

        private final Consumer<OAuthScene> happens;

        Ending(Consumer<OAuthScene> happens) {
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void shouldEndWithWhatEndsTheUsersAccess(Ending ending) {
        // given
        Browser browser = scene.signedIn();

        // when
        ending.happens.accept(scene);

        // then
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void shouldLogOutToAPlaceTheClientRegistered() {
        // given
        Browser browser = scene.signedIn();
        Browser thief = new Browser();
        thief.cookies().putAll(browser.cookies());

        // when
        String location = logout(
                browser,
                Map.of("client_id", scene.client().clientId(), "logout_uri", OAuthScene.GOODBYE, "state", "unused"));

        // then
        assertThat(location).isEqualTo(OAuthScene.GOODBYE);
        assertThat(browser.cookies()).isEmpty();
        assertThat(isSignedIn(thief)).isFalse();
    }

    @Test
    void shouldLogOutToTheSignInPage() {
        // given
        Browser browser = scene.signedIn();

        // when
        String location = logout(
                browser,
                Map.of(
                        "client_id",
                        scene.client().clientId(),
                        "redirect_uri",
                        OAuthScene.CALLBACK,
                        "response_type",
                        "code",
                        "identity_provider",
                        "Google"));

        // then
        assertThat(location)
                .startsWith("/login?client_id=" + scene.client().clientId())
                .contains("scope=openid%20email%20phone%20profile%20aws.cognito.signin.user.admin")
                .doesNotContain("identity_provider");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "https://app.example.com/goodbye/", "/login"})
    void shouldNeverLogOutToAPlaceThatIsNotRegistered(String place) {
        // given
        Browser browser = scene.signedIn();

        // when
        String location = logout(browser, Map.of("client_id", scene.client().clientId(), "logout_uri", place));

        // then
        assertThat(location).startsWith("/error?error=redirect_mismatch");
        assertThat(isSignedIn(browser)).isTrue();
    }

    @Test
    void shouldExplainALogOutThatLeadsNowhere() {
        // when
        String nowhere =
                logout(scene.signedIn(), Map.of("client_id", scene.client().clientId()));
        String nobody = logout(scene.signedIn(), Map.of("client_id", "nobody", "logout_uri", OAuthScene.GOODBYE));

        // then
        assertThat(nowhere).startsWith("/error?error=invalid_request");
        assertThat(nobody).startsWith("/error?error=client_unknown");
    }
}
