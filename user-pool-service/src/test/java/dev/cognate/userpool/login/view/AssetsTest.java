package dev.cognate.userpool.login.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssetsTest {
    private static final List<String> SCRIPTS =
            List.of("login.js", "code.js", "passkey.js", "password.js", "session.js");

    @Inject
    Assets assets;

    @Inject
    LoginPages pages;

    @Test
    void shouldServeWhatBrowsersMayKeepForGood() throws Exception {
        // when
        HttpResponse<byte[]> style = get(assets.path() + "/login.css");
        HttpResponse<byte[]> script = get(assets.path() + "/login.js");

        // then
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("cache-control")).hasValue("public, max-age=31536000, immutable");
        assertThat(style.headers().firstValue("content-type")).hasValue("text/css; charset=utf-8");
        assertThat(script.headers().firstValue("content-type")).hasValue("text/javascript; charset=utf-8");
        assertThat(script.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void shouldServeNothingElse() throws Exception {
        // when, then
        assertThat(get("/login/assets/0123456789abcdef0123/login.css").statusCode())
                .isEqualTo(404);
        assertThat(get(assets.path() + "/messages").statusCode()).isEqualTo(404);
        assertThat(get(assets.path() + "/..%2fmessages%2fen.properties").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldStayWithinFifteenKilobytesOfScripts() throws Exception {
        // given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();

        // when
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (String name : SCRIPTS) {
                gzip.write(get(assets.path() + "/" + name).body());
            }
        }

        // then
        assertThat(packed.size()).isBetween(1_000, 15_000);
    }

    @Test
    void shouldLetPagesLoadNothingFromElsewhere() {
        // given
        LoginView view = LoginView.of("sign-in", "signin.title");

        // when
        var page = pages.answer(
                        200,
                        view,
                        PageContext.ofNobody(Language.GERMAN, "/login"),
                        List.of("https://app.example.com"),
                        true)
                .await()
                .atMost(Duration.ofSeconds(10));

        // then
        assertThat(page.headers().stream()
                        .filter(header -> header.name().equals("content-security-policy"))
                        .findFirst()
                        .orElseThrow()
                        .value())
                .contains("default-src 'none'", "form-action 'self' https://app.example.com;", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers())
                .extracting(header -> header.name() + ": " + header.value())
                .contains("cache-control: no-store", "referrer-policy: no-referrer", "content-language: de")
                .anyMatch(line -> line.startsWith("strict-transport-security"));
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(Api.endpoint().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
