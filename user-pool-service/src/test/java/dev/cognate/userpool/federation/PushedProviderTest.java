package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that were pushed (RFC 9126) lead to identity providers as others do, and nothing in the browser changes them. */
@QuarkusTest
class PushedProviderTest {
    private final TestProvider provider = new TestProvider();
    private final Browser browser = new Browser();
    private FederationScene scene;

    @BeforeEach
    void allow() {
        scene = FederationScene.with(provider.details());
        TestExtensions.set(scene.clientId(), "pushed-requests", "required");
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private Browser.Shown push(String... more) {
        return new Browser().postOnce("/oauth2/par", scene.at("", more).substring(1));
    }

    /** Where a browser begins with what was pushed. */
    private String pushed(String... more) {
        String reference = new JsonObject(push(more).response().body()).getString("request_uri");
        return "/oauth2/authorize?"
                + FederationScene.encode(Map.of("client_id", scene.clientId(), "request_uri", reference));
    }

    private Browser.Shown signIn(URI request) {
        provider.signIn(request, "jane");
        return scene.comeBack(browser, request);
    }

    private void isGood(Browser.Shown atApplication) throws Exception {
        assertThat(atApplication.location()).startsWith(FederationScene.CALLBACK + "?code=");
        assertThat(atApplication.parameter("state")).isEqualTo("app state");
        assertThat(scene.redeem(atApplication).getStringClaim("cognito:username"))
                .isEqualTo("corp_jane");
    }

    @Test
    void shouldLeadToTheProviderThatWasPushed() throws Exception {
        // given
        String begin = pushed("identity_provider", "corp", "login_hint", "jane@example.com");

        // when
        URI request = URI.create(browser.open(begin).location());

        // then
        assertThat(request.toString()).startsWith(provider.url("/authorize"));
        assertThat(FederationScene.parameters(request)).containsEntry("login_hint", "jane@example.com");
        isGood(signIn(request));
    }

    @Test
    void shouldLeadToTheProviderOfAButton() throws Exception {
        // given
        Browser.Shown page = browser.open(pushed());

        // when
        String href = page.html().selectFirst("a.provider").attr("href");
        URI request = URI.create(browser.open(href).location());

        // then
        assertThat(href).contains("request_uri=");
        assertThat(request.toString()).startsWith(provider.url("/authorize"));
        isGood(signIn(request));
    }

    @Test
    void shouldIgnoreWhatTheBrowserAddsOnItsWay() throws Exception {
        // given
        String begin = pushed() + "&identity_provider=corp&redirect_uri=https://evil.example&state=forged&scope=phone";

        // then
        isGood(signIn(URI.create(browser.open(begin).location())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity_provider=COGNITO", "identity_provider=nobody", "idp_identifier=nobody"})
    void shouldNotLetTheBrowserChangeTheProvider(String added) {
        // given
        String begin = pushed("identity_provider", "corp");

        // then
        assertThat(browser.open(begin + "&" + added).location()).startsWith(provider.url("/authorize"));
    }

    @Test
    void shouldNotLetTheBrowserLeaveThePoolsOwnUsers() {
        // given
        String begin = pushed("identity_provider", "COGNITO");

        // then
        assertThat(browser.open(begin + "&identity_provider=corp").page()).isEqualTo("sign-in");
    }

    @Test
    void shouldLeadToOneAnswerOnly() {
        // given
        String begin = pushed("identity_provider", "corp", "prompt", "login");
        URI first = URI.create(browser.open(begin).location());
        URI second = URI.create(browser.open(begin).location());

        // then
        assertThat(signIn(first).location()).contains("code=");
        assertThat(signIn(second).location()).doesNotContain("code=");
    }

    @Test
    void shouldLetWhoTookTooLongChooseAnew() {
        // given
        URI request =
                URI.create(browser.open(pushed() + "&identity_provider=corp").location());
        TestClock.advance(Duration.ofMinutes(5).plusSeconds(1));

        // when
        Browser.Shown answer = scene.comeBack(browser, request);

        // then
        assertThat(answer.page()).isEqualTo("sign-in");
        assertThat(answer.address().getQuery()).contains("request_uri=").doesNotContain("identity_provider");
    }

    @Test
    void shouldTellTheClientAtOnceThatItDoesNotSupportAProvider() {
        // when
        Browser.Shown answer = push("identity_provider", "nobody");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains("The app client does not support this identity provider");
    }
}
