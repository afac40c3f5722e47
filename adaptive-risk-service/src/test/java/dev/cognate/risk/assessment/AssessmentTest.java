package dev.cognate.risk.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.keyring.Keyring;
import dev.cognate.risk.Events;
import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import dev.cognate.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What user pools are told, after what they told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(KeyringResource.class)
class AssessmentTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String HOME = "192.0.2.1";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    @TestHTTPResource("/internal/v1/assessments")
    URI endpoint;

    @Inject
    Keyring keyring;

    private final String poolId = "us-east-1_" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID alice = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void shouldKnowNothingOfAUserNobodyHeardOf() {
        assertThat(ask(HOME, FIREFOX)).isEqualTo("null [\"first-sign-in\"]");
    }

    @Test
    void shouldLearnWhereAUserSignsIn() {
        // when
        Events.succeeded(poolId, alice, HOME, FIREFOX, now.minusSeconds(60));

        // then
        awaitAnswer("null []", HOME, FIREFOX);
        assertThat(ask("198.51.100.7", FIREFOX)).isEqualTo("LOW [\"new-network\"]");
        assertThat(ask("198.51.100.7", "curl/8")).isEqualTo("MEDIUM [\"new-network\",\"new-device\"]");
    }

    @Test
    void shouldCountFailuresOfTheLastQuarterOfAnHour() {
        // given
        Events.succeeded(poolId, alice, HOME, FIREFOX, now.minusSeconds(3600));
        Events.failed(poolId, alice, "198.51.100.7", "curl/8", now.minusSeconds(1200));

        // when
        for (int i = 0; i < 5; i++) {
            Events.failed(poolId, alice, "198.51.100.7", "curl/8", now.minusSeconds(60 + i));
        }

        // then
        awaitAnswer("HIGH [\"new-network\",\"new-device\",\"many-failures-before\"]", "198.51.100.7", "curl/8");
        assertThat(ask(HOME, FIREFOX)).isEqualTo("null []");
    }

    @Test
    void shouldForgetWhatIsHalfAYearOld() {
        // given
        Events.succeeded(poolId, alice, "198.51.100.7", FIREFOX, now.minus(Duration.ofDays(181)));
        Events.succeeded(poolId, alice, HOME, FIREFOX, now.minus(Duration.ofDays(179)));

        // when
        awaitAnswer("null []", HOME, FIREFOX);

        // then
        assertThat(ask("198.51.100.7", FIREFOX)).isEqualTo("LOW [\"new-network\"]");
    }

    @Test
    void shouldForgetAUserWhoIsGone() {
        // given
        Events.succeeded(poolId, alice, HOME, FIREFOX, now);
        awaitAnswer("null []", HOME, FIREFOX);

        // when
        Events.deleted(poolId, alice);

        // then
        awaitAnswer("null [\"first-sign-in\"]", HOME, FIREFOX);
    }

    @Test
    void shouldKeepUsersOfTwoPoolsApart() {
        // given
        Events.succeeded("eu-west-1_Other", alice, HOME, FIREFOX, now);
        Events.succeeded(poolId, alice, "198.51.100.7", FIREFOX, now);

        // when
        awaitAnswer("null []", "198.51.100.7", FIREFOX);

        // then
        assertThat(ask(HOME, FIREFOX)).isEqualTo("LOW [\"new-network\"]");
    }

    @Test
    void shouldAnswerNobodyElse() {
        assertThat(post("{\"pool\":\"x\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldNotAnswerAQuestionThatIsTooOld() {
        assertThat(post(sealed(question(HOME, FIREFOX).put("expires", 1L))).statusCode())
                .isEqualTo(403);
    }

    private void awaitAnswer(String expected, String address, String userAgent) {
        Awaitility.await().atMost(PATIENCE).until(() -> ask(address, userAgent), expected::equals);
    }

    private String ask(String address, String userAgent) {
        JsonObject answer =
                new JsonObject(post(sealed(question(address, userAgent))).body());
        return answer.getString("level") + " " + answer.getJsonArray("reasons").encode();
    }

    private JsonObject question(String address, String userAgent) {
        return new JsonObject()
                .put("pool", poolId)
                .put("sub", alice.toString())
                .put("ip", address)
                .put("userAgent", userAgent)
                .put("time", now.toEpochMilli())
                .put("expires", Instant.now().plusSeconds(60).getEpochSecond());
    }

    private String sealed(JsonObject question) {
        return keyring.sealer(AssessmentResource.PURPOSE)
                .sealToString(question.encode().getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("content-type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
