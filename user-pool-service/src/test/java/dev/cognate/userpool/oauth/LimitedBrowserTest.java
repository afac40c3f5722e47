package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person whose browser comes too often reads a page. */
@QuarkusTest
class LimitedBrowserTest {
    private static final int MORE_THAN_ALLOWED = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/authorize", "/logout", "/device", "/login", "/oauth2/idpresponse"})
    void shouldShowAPageToWhoComesTooOften(String path) {
        // given
        String address = "198.18." + ThreadLocalRandom.current().nextInt(255) + "."
                + ThreadLocalRandom.current().nextInt(255);
        Map<String, String> from = Map.of("X-Forwarded-For", address);

        // when
        HttpResponse<String> answer = IntStream.range(0, MORE_THAN_ALLOWED)
                .parallel()
                .mapToObj(count -> new Browser().get(path, from))
                .filter(response -> response.statusCode() == 429)
                .findAny()
                .orElseThrow();

        // then
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
        assertThat(answer.body()).contains("<main");
    }
}
