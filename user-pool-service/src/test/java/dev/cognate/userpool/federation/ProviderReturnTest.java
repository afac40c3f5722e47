package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.federation.outside.ProviderSite.Answer;
import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from providers counts once, soon, in the browser that asked; whatever goes wrong there is told. */
@QuarkusTest
class ProviderReturnTest {
    private static final String SUBJECT = "jane-123";

    private final TestProvider provider = new TestProvider();
    private final Browser browser = new Browser();
    private FederationScene scene;
    private URI request;

    @BeforeEach
    void leave() {
        scene = FederationScene.with(provider.details());
        request = scene.leave(browser, FederationScene.PROVIDER);
        provider.signIn(request, SUBJECT);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private void staysHere(Browser.Shown answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.page()).isEqualTo("error");
        assertThat(answer.location()).isEmpty();
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void shouldTakeNoAnswerInAnotherBrowser() {
        staysHere(scene.comeBack(new Browser(), request));
    }

    @Test
    void shouldTakeNoAnswerOfAnotherBrowsersSignIn() {
        // given
        Browser victim = new Browser();
        scene.leave(victim, FederationScene.PROVIDER);

        // then
        staysHere(scene.comeBack(victim, request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "9", "0guessed", "\u00e9", "AAAA"})
    void shouldTakeNoAnswerWithAnotherState(String state) {
        staysHere(scene.comeBack(browser, request, "state", state));
    }

    @Test
    void shouldTakeNoForgedCookie() {
        // given
        browser.cookies()
                .replaceAll((name, value) -> name.startsWith("cognate-provider-")
                        ? value.substring(0, value.length() - 2) + (value.endsWith("AA") ? "BB" : "AA")
                        : value);

        // then
        staysHere(scene.comeBack(browser, request));
    }

    @Test
    void shouldTakeAnAnswerOnce() {
        // given
        Map<String, String> before = Map.copyOf(browser.cookies());
        scene.comeBack(browser, request);
        Browser copy = new Browser();
        copy.cookies().putAll(before);

        // when
        Browser.Shown again = scene.comeBack(copy, request);

        // then
        assertThat(again.status()).isEqualTo(400);
        assertThat(provider.asked("/token")).hasSize(1);
    }

    @Test
    void shouldForgetTheTripAtItsEnd() {
        // when
        scene.comeBack(browser, request);

        // then
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("cognate-provider-"));
    }

    @Test
    void shouldLetWhoTookTooLongChooseAnew() {
        // given
        TestClock.advance(Duration.ofMinutes(5).plusSeconds(1));

        // when
        Browser.Shown answer = scene.comeBack(browser, request);

        // then
        assertThat(answer.page()).isEqualTo("sign-in");
        assertThat(answer.address().getQuery()).contains("state=app+state").doesNotContain("identity_provider");
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void shouldKeepTheTripsOfSeveralTabsApart() {
        // given
        URI second = scene.leave(browser, FederationScene.PROVIDER);

        // when
        Browser.Shown first = scene.comeBack(browser, request);
        provider.signIn(second, "john-456");
        Browser.Shown other = scene.comeBack(browser, second);

        // then
        assertThat(List.of(first.location(), other.location()))
                .allSatisfy(location -> assertThat(location).startsWith(FederationScene.CALLBACK + "?code="));
    }

    @Test
    void shouldKeepFewCookiesHoweverManyTabsThereAre() {
        // when
        IntStream.range(0, 10).forEach(tab -> scene.leave(browser, FederationScene.PROVIDER));

        // then
        assertThat(browser.cookies().keySet().stream().filter(name -> name.startsWith("cognate-provider-")))
                .hasSize(4);
    }

    @Test
    void shouldRefuseAProviderThatTheClientNoLongerSupports() {
        // given
        scene.admin()
                .updateUserPoolClient(client -> client.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .callbackURLs(FederationScene.CALLBACK)
                        .allowedOAuthFlowsWithStrings("code")
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthScopes("openid", "email")
                        .supportedIdentityProviders("COGNITO"));

        // then
        assertThat(scene.comeBack(browser, request).location()).contains("error=invalid_request");
        assertThat(provider.asked("/token")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied,The user said no,access_denied,The user said no",
        "access_denied,'quo\"ted\u00e9 \\text',access_denied,quo ted text",
        "temporarily_unavailable,,temporarily_unavailable,"
    })
    void shouldHandTheErrorsOfProvidersOnToTheClient(
            String error, String description, String told, String toldDescription) {
        // when
        Browser.Shown answer = scene.comeBack(
                browser,
                request,
                "code",
                "",
                "error",
                error,
                "error_description",
                description == null ? "" : description);

        // then
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?error=" + told);
        assertThat(answer.parameter("error_description")).isEqualTo(toldDescription == null ? "" : toldDescription);
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void shouldRefuseAnAnswerThatSaysNothing() {
        assertThat(scene.comeBack(browser, request, "code", "").location())
                .startsWith(FederationScene.CALLBACK + "?error=invalid_request&state=");
    }

    private String told(Browser.Shown answer) {
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?error=invalid_request&");
        return answer.parameter("error_description");
    }

    @ParameterizedTest
    @CsvSource({
        "400,'{\"error\":\"invalid_grant\",\"error_description\":\"Code is used\"}',corp Error - 400 invalid_grant Code is used",
        "401,'{\"error\":\"invalid_client\"}',corp Error - 401 invalid_client",
        "400,'{\"error\":{\"type\":\"OAuthException\",\"message\":\"No\"}}',corp Error - 400 OAuthException No",
        "500,Out of order,corp Error - 500 error getting token",
        "200,Out of order,corp Error - 200 error getting token",
        "200,'{\"access_token\":\"one\\r\\nx: two\"}',corp Error - 200 error getting token"
    })
    void shouldSayWhatTheTokenEndpointSays(int status, String body, String told) {
        // given
        provider.put("/token", asked -> Answer.error(status, body));

        // then
        assertThat(told(scene.comeBack(browser, request))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "/token,Timeout occurred in calling IdP token endpoint",
        "/keys,Timeout in calling jwks uri",
        "/userinfo,Read timed out"
    })
    void shouldNotWaitForever(String page, String told) {
        // given
        provider.put(page, asked -> late());

        // then
        assertThat(told(scene.comeBack(browser, request))).isEqualTo(told);
    }

    private static Answer late() {
        try {
            TimeUnit.SECONDS.sleep(4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.ok("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/keys", "/userinfo"})
    void shouldFollowNoRedirects(String page) {
        // given
        provider.put(page, asked -> new Answer(302, "", provider.url("/elsewhere")));

        // then
        assertThat(told(scene.comeBack(browser, request))).startsWith("corp Error - 302 ");
        assertThat(provider.asked("/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/keys", "/userinfo"})
    void shouldNotReadWithoutEnd(String page) {
        // given
        provider.put(page, asked -> Answer.ok("{\"a\":\"" + "x".repeat(600_000) + "\"}"));

        // then
        assertThat(told(scene.comeBack(browser, request))).isEqualTo("Connection reset");
    }

    @ParameterizedTest
    @CsvSource({"/keys,corp Error - 500 error getting keys", "/userinfo,corp Error - 500 error getting user info"})
    void shouldSayWhichRequestFailed(String page, String told) {
        // given
        provider.put(page, asked -> Answer.error(500, "{}"));

        // then
        assertThat(told(scene.comeBack(browser, request))).isEqualTo(told);
    }
}
