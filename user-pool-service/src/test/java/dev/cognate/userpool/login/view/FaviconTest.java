package dev.cognate.userpool.login.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.login.Browser;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The icon of pages without one of their own. */
@QuarkusTest
class FaviconTest {
    @Test
    void shouldHaveAnIcon() {
        // when
        Browser.Shown icon = new Browser().open("/favicon.ico");

        // then
        assertThat(icon.status()).isEqualTo(200);
        assertThat(icon.response().headers().firstValue("content-type")).contains("image/svg+xml");
        assertThat(icon.response().body()).startsWith("<svg");
    }
}
