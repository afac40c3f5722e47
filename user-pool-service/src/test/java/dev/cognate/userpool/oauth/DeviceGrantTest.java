package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.token.Jwts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices whose users sign in elsewhere (RFC 8628). */
@QuarkusTest
class DeviceGrantTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final OAuthScene scene = OAuthScene.create();

    @BeforeEach
    void switchOn() {
        TestExtensions.set(scene.client().clientId(), "device-grant", "true");
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private JsonObject begin() {
        HttpResponse<String> response = new Browser()
                .post(
                        "/oauth2/device_authorization",
                        Map.of("client_id", scene.client().clientId(), "scope", "openid email"));
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private HttpResponse<String> poll(OAuthScene by, JsonObject device) {
        return by.token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "client_id",
                by.client().clientId(),
                "device_code",
                device.getString("device_code")));
    }

    private HttpResponse<String> poll(JsonObject device) {
        return poll(scene, device);
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + new JsonObject(response.body()).getString("error");
    }

    private String page() {
        return "/device?client_id=" + scene.client().clientId();
    }

    private HttpResponse<String> decide(Browser browser, String userCode, String answer) {
        Matcher token = TOKEN.matcher(browser.get(page()).body());
        assertThat(token.find()).isTrue();
        return browser.post(page(), Map.of("user_code", userCode, "answer", answer, "token", token.group(1)));
    }

    @Test
    void shouldLetADeviceInWhoseUserSaysYes() throws Exception {
        // given
        JsonObject device = begin();
        String before = error(poll(device));

        // when
        HttpResponse<String> page = decide(
                scene.signedIn(),
                device.getString("user_code").toLowerCase(Locale.ROOT).replace('-', ' '),
                "allow");
        TestClock.advance(Duration.ofSeconds(6));
        HttpResponse<String> tokens = poll(device);

        // then
        assertThat(before).isEqualTo("400 authorization_pending");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Device connected");
        JsonObject given = new JsonObject(tokens.body());
        assertThat(tokens.statusCode()).isEqualTo(200);
        assertThat(given.fieldNames()).contains("access_token", "id_token", "refresh_token");
        assertThat(Jwts.verified(scene.poolId(), given.getString("access_token"))
                        .getStringClaim("scope"))
                .isEqualTo("openid email");
        assertThat(error(poll(device))).isEqualTo("400 invalid_grant");
    }

    @Test
    void shouldSayWhatADeviceShows() {
        // when
        JsonObject device = begin();

        // then
        assertThat(device.getString("user_code")).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(device.getString("device_code")).hasSize(43);
        assertThat(device.getString("verification_uri")).isEqualTo("http://localhost:9229" + page());
        assertThat(device.getString("verification_uri_complete"))
                .endsWith("&user_code=" + device.getString("user_code"));
        assertThat(device.getInteger("expires_in")).isEqualTo(600);
        assertThat(device.getInteger("interval")).isEqualTo(5);
    }

    @Test
    void shouldTellADeviceWhoseUserSaysNo() {
        // given
        JsonObject device = begin();

        // when
        decide(scene.signedIn(), device.getString("user_code"), "deny");

        // then
        assertThat(error(poll(device))).isEqualTo("400 access_denied");
    }

    @Test
    void shouldSlowHastyDevicesDown() {
        // given
        JsonObject device = begin();

        // when
        String first = error(poll(device));
        String second = error(poll(device));
        TestClock.advance(Duration.ofSeconds(6));
        String tooEarly = error(poll(device));
        TestClock.advance(Duration.ofSeconds(16));
        String inTime = error(poll(device));

        // then
        assertThat(first).isEqualTo("400 authorization_pending");
        assertThat(second).isEqualTo("400 slow_down");
        assertThat(tooEarly).isEqualTo("400 slow_down");
        assertThat(inTime).isEqualTo("400 authorization_pending");
    }

    @Test
    void shouldGiveUpAfterTenMinutes() {
        // given
        JsonObject device = begin();

        // when
        TestClock.advance(Duration.ofMinutes(11));
        HttpResponse<String> page = decide(scene.signedIn(), device.getString("user_code"), "allow");

        // then
        assertThat(error(poll(device))).isEqualTo("400 expired_token");
        assertThat(page.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldSendWhoIsNotSignedInThroughThePagesAndBack() {
        // given
        JsonObject device = begin();

        // when
        String login = Browser.location(new Browser().get(page() + "&user_code=" + device.getString("user_code")));
        HttpResponse<String> signIn = new Browser().get(login);
        Map<String, String> asked = Browser.parameters(new Browser().get(page()));
        String back = Browser.location(scene.authorize(
                scene.signedIn(),
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        scene.client().clientId(),
                        "redirect_uri",
                        asked.get("redirect_uri"),
                        "state",
                        device.getString("user_code"))));

        // then
        assertThat(login).startsWith("/login?");
        assertThat(signIn.statusCode()).isEqualTo(200);
        assertThat(back).startsWith("http://localhost:9229" + page() + "&code=").contains("&state=");
    }

    @Test
    void shouldAskBeforeItConnects() {
        // given
        JsonObject device = begin();

        // when
        HttpResponse<String> page =
                scene.signedIn().get(page() + "&lang=de&user_code=" + device.getString("user_code"));

        // then
        assertThat(page.body())
                .contains(device.getString("user_code"), scene.username(), "Gerät verbinden", "lang=\"de\"")
                .doesNotContain("Device connected");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(error(poll(device))).isEqualTo("400 authorization_pending");
    }

    @Test
    void shouldTakeNoPostsOfOtherSites() {
        // given
        JsonObject device = begin();
        Browser browser = scene.signedIn();
        Matcher token = TOKEN.matcher(browser.get(page()).body());
        assertThat(token.find()).isTrue();
        Map<String, String> form = new HashMap<>(
                Map.of("user_code", device.getString("user_code"), "answer", "allow", "token", token.group(1)));

        // when
        int crossSite = browser.post(page(), form, Map.of("sec-fetch-site", "cross-site"))
                .statusCode();
        int otherOrigin = browser.post(page(), form, Map.of("origin", "https://evil.example"))
                .statusCode();
        form.put("token", "forged");
        int forged = browser.post(page(), form).statusCode();
        form.remove("token");
        int none = browser.post(page(), form).statusCode();

        // then
        assertThat(java.util.List.of(crossSite, otherOrigin, forged, none)).containsOnly(400);
        assertThat(error(poll(device))).isEqualTo("400 authorization_pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BBBB-BBBB", "x", "<script>alert(1)</script>", "AAAA-EEEE", "%00"})
    void shouldExplainCodesNoDeviceShows(String code) {
        // when
        HttpResponse<String> page = decide(scene.signedIn(), code, "allow");

        // then
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("No device is waiting").doesNotContain("<script>alert");
    }

    @Test
    void shouldNotMixClientsUp() {
        // given
        JsonObject device = begin();
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));
        TestExtensions.set(other.client().clientId(), "device-grant", "true");
        Browser browser = scene.signedIn();
        String page = "/device?client_id=" + other.client().clientId();
        Matcher token = TOKEN.matcher(browser.get(page).body());
        assertThat(token.find()).isTrue();

        // when
        int status = browser.post(
                        page,
                        Map.of("user_code", device.getString("user_code"), "answer", "allow", "token", token.group(1)))
                .statusCode();

        // then
        assertThat(status).isEqualTo(400);
        assertThat(error(poll(other, device))).isEqualTo("400 invalid_grant");
    }

    @Test
    void shouldBeOffForOtherClients() {
        // given
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));
        String clientId = other.client().clientId();

        // when
        HttpResponse<String> begin = new Browser().post("/oauth2/device_authorization", Map.of("client_id", clientId));
        String page = Browser.location(new Browser().get("/device?client_id=" + clientId));
        String nobody = Browser.location(new Browser().get("/device"));
        String redirect = Browser.location(scene.authorize(
                scene.signedIn(), other.request("redirect_uri", "http://localhost:9229/device?client_id=" + clientId)));

        // then
        assertThat(error(begin)).isEqualTo("400 unauthorized_client");
        assertThat(error(poll(other, new JsonObject().put("device_code", "x")))).isEqualTo("400 unauthorized_client");
        assertThat(page).startsWith("/error?error=invalid_request");
        assertThat(nobody).startsWith("/error?error=invalid_request");
        assertThat(redirect).startsWith("/error?error=redirect_mismatch");
    }
}
