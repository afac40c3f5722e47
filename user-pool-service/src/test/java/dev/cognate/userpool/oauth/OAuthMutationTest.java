package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random changes of good requests: never a fault of ours, never a way to another place. */
@QuarkusTest
class OAuthMutationTest {
    private static final int ROUNDS = 1_500;
    private static final List<String> SPICE = List.of(
            "&",
            "=",
            "%",
            "%00",
            "%0d%0aSet-Cookie:%20a=b",
            "%ff%fe",
            "+",
            "#",
            "?",
            "//evil.example",
            "%2f%2fevil.example",
            "\u00e4",
            "\"",
            "<script>",
            "'",
            ";",
            "[]",
            "{}",
            "..",
            "\\",
            "@evil.example",
            "none",
            "0",
            "-1",
            "%F0%9F%98%80");

    private final OAuthScene scene = OAuthScene.create();
    private final Random random = new Random(20_261_123);

    private String mutate(String query) {
        StringBuilder text = new StringBuilder(query);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int place = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(place);
                case 1 -> text.insert(place, encoded(SPICE.get(random.nextInt(SPICE.size()))));
                case 2 -> text.setCharAt(place, (char) ('!' + random.nextInt(90)));
                default -> text.append('&').append(part(query));
            }
        }
        return text.toString().replaceAll("[\"<>\\\\^`{|}#\\[\\] ]", "%22").replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static String encoded(String text) {
        return text.chars().allMatch(octet -> octet < 128) ? text : "%C3%A4";
    }

    private String part(String query) {
        String[] parts = query.split("&");
        return parts[random.nextInt(parts.length)];
    }

    @Test
    void shouldSurviveAnyRequestForAuthorization() {
        // given
        Browser browser = scene.signedIn();
        String good = Browser.encode(scene.request("prompt", "none", "max_age", "600", "ui_locales", "de en"));
        List<String> bad = new ArrayList<>();

        // when
        for (int round = 0; round < ROUNDS; round++) {
            String query = mutate(good);
            HttpResponse<String> response = browser.get("/oauth2/authorize?" + query);
            String location = Browser.location(response);
            boolean home = location.startsWith("/login?") || location.startsWith("/error?error=");
            boolean registered =
                    location.startsWith(OAuthScene.CALLBACK + "?") || location.startsWith(OAuthScene.CALLBACK + "#");
            boolean form = response.statusCode() == 200 && response.body().contains(OAuthScene.CALLBACK);
            if (response.statusCode() >= 500 || !(home || registered || form)) {
                bad.add(response.statusCode() + " " + location + " for " + query);
            }
        }

        // then
        assertThat(bad).isEmpty();
    }

    @Test
    void shouldSurviveAnyRequestForTokens() {
        // given
        List<String> good = List.of(
                Browser.encode(scene.redemption(scene.code())),
                Browser.encode(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        scene.client().clientId(),
                        "refresh_token",
                        scene.tokens().getString("refresh_token"))),
                Browser.encode(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        scene.client().clientId())));
        List<String> bad = new ArrayList<>();

        // when
        for (int round = 0; round < ROUNDS; round++) {
            String form = mutate(good.get(round % good.size()));
            HttpResponse<String> response = new Browser().post("/oauth2/token", form, Map.of());
            boolean answered = response.statusCode() == 200
                    || (response.statusCode() == 400 && response.body().startsWith("{\"error"));
            if (!answered) {
                bad.add(response.statusCode() + " " + response.body() + " for " + form);
            }
        }

        // then
        assertThat(bad).isEmpty();
    }
}
