package dev.cognate.userpool.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.federation.outside.TestProvider;
import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that comes to the place where providers send browsers is so large that the service breaks. */
@QuarkusTest
class OversizedAnswerTest {
    private static final String PATH = "/oauth2/idpresponse";
    private static final int LONGER_THAN_BROWSERS_KEEP = 5_000;
    private static final int MORE_THAN_A_BODY = 3_000_000;

    private final TestProvider provider = new TestProvider();
    private final Browser browser = new Browser();
    private FederationScene scene;
    private URI request;

    @BeforeEach
    void leave() {
        scene = FederationScene.with(provider.details());
        request = scene.leave(browser, FederationScene.PROVIDER);
        provider.signIn(request, "jane");
    }

    private Browser.Shown post(String name, String value) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("code", "the code");
        form.put("state", FederationScene.parameters(request).get("state"));
        form.put(name, value);
        return browser.post(PATH, form, Map.of());
    }

    private void isPage(Browser.Shown answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("content-type").orElseThrow())
                .startsWith("text/html");
        assertThat(answer.html().select("main")).isNotEmpty();
        assertThat(provider.asked("/token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8_193, 100_000})
    void shouldKnowNoTripOfAStateThatIsTooLong(int length) {
        isPage(post("state", "0".repeat(length)), 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_193, 1_000_000})
    void shouldTellTheClientThatACodeIsTooLong(int length) {
        // when
        Browser.Shown answer = post("code", "x".repeat(length));

        // then
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?error=invalid_request&state=");
        assertThat(provider.asked("/token")).isEmpty();
    }

    @Test
    void shouldTellNoErrorThatIsTooLong() {
        // when
        Browser.Shown answer = post("error_description", "x".repeat(8_000));

        // then
        assertThat(answer.location()).startsWith(FederationScene.CALLBACK + "?code=");
        assertThat(scene.comeBack(browser, scene.leave(browser, "corp"), "error", "e".repeat(300))
                        .location())
                .hasSizeLessThan(200);
    }

    @Test
    void shouldOpenNoCookieThatIsTooLong() {
        // given
        browser.cookies()
                .replaceAll((name, value) ->
                        name.startsWith("cognate-provider-") ? "A".repeat(LONGER_THAN_BROWSERS_KEEP) : value);

        // then
        isPage(post("code", "the code"), 400);
    }

    @Test
    void shouldShowAPageForABodyThatIsTooLarge() {
        isPage(browser.postRaw(PATH, "code=" + "x".repeat(MORE_THAN_A_BODY), Map.of()), 413);
    }
}
