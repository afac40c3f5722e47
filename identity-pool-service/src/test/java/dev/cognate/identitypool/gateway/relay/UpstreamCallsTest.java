package dev.cognate.identitypool.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.identitypool.gateway.GatewayConfig;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.TestSettings;
import dev.cognate.identitypool.gateway.Upstream;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gateway asks an upstream itself, when the upstream does not behave. */
class UpstreamCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MEGABYTE = 1024 * 1024;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private UpstreamCalls calls(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("max-read-body", "64K", "body-timeout", "1s", "answer-timeout", "1s", "max-connections", "1"));
        all.putAll(settings);
        GatewayConfig config = TestSettings.of(all);
        var connections = new UpstreamConnections(vertx, config);
        return new UpstreamCalls(vertx, config, connections, new WholeBody(vertx, config), Clock.systemUTC());
    }

    private static CompletableFuture<JsonNode> ask(UpstreamCalls calls, TrickyServer server) {
        Upstream upstream = new Upstream(
                "tricky",
                "dynamodb",
                server.url(),
                "us-east-1",
                Optional.empty(),
                List.of(),
                new Upstream.Manners("", false));
        return calls.awsJson(upstream, "DynamoDB_20120810.DescribeTable", Buffer.buffer("{}"))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Refusal refusal(TrickyServer.Trick trick) throws IOException {
        try (var server = new TrickyServer(trick)) {
            Refusal refusal = refusal(ask(calls(Map.of()), server));
            Awaitility.await("the connection ends").atMost(PATIENCE).until(() -> server.gone() == 1);
            return refusal;
        }
    }

    private static Refusal refusal(CompletableFuture<?> asked) {
        var failed =
                catchThrowableOfType(ExecutionException.class, () -> asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertThat(failed).isNotNull();
        assertThat(failed.getCause()).isInstanceOf(Refusal.class);
        return (Refusal) failed.getCause();
    }

    @Test
    void shouldReadAnOrdinaryAnswer() throws Exception {
        // given
        try (var server =
                new TrickyServer((self, out) -> TrickyServer.say(out, OK + "content-length: 7\r\n\r\n{\"a\":1}"))) {
            // when
            JsonNode answer = ask(calls(Map.of()), server).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            // then
            assertThat(answer.path("a").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotReadAnAnswerWithoutEnd() throws IOException {
        // given
        try (var server = new TrickyServer((self, out) -> {
            TrickyServer.say(out, OK + "content-length: 1000000000\r\n\r\n");
            self.pour(out, 256 * MEGABYTE);
        })) {
            // when
            Refusal refusal = refusal(ask(calls(Map.of()), server));

            // then
            assertThat(refusal.status()).isEqualTo(502);
            Awaitility.await().atMost(PATIENCE).until(() -> server.gone() == 1);
            assertThat(server.poured()).isLessThan(32 * MEGABYTE);
        }
    }

    @Test
    void shouldNotWaitForAnAnswerThatDrips() throws IOException {
        // when
        Refusal refusal = refusal((self, out) -> {
            TrickyServer.say(out, OK + "content-length: 1000000\r\n\r\n");
            TrickyServer.drip(out);
        });

        // then
        assertThat(refusal.status()).isEqualTo(503);
    }

    @Test
    void shouldNotWaitForHeadersWithoutEnd() throws IOException {
        // when
        Refusal refusal = refusal((self, out) -> {
            TrickyServer.say(out, OK + "x: ");
            self.pour(out, 256 * MEGABYTE);
        });

        // then
        assertThat(refusal.status()).isEqualTo(503);
    }

    @Test
    void shouldNotWaitForASilentServer() throws IOException {
        // when
        Refusal refusal = refusal((self, out) -> out.flush());

        // then
        assertThat(refusal.status()).isEqualTo(503);
    }

    @Test
    void shouldNotTakeAPageForJson() throws IOException {
        // given
        try (var server =
                new TrickyServer((self, out) -> TrickyServer.say(out, OK + "content-length: 6\r\n\r\n<html>"))) {
            // when
            Refusal refusal = refusal(ask(calls(Map.of()), server));

            // then
            assertThat(refusal.status()).isEqualTo(502);
        }
    }

    @Test
    void shouldNotWaitForAConnectionLongerThanForAnAnswer() throws IOException {
        // given
        try (var server = new TrickyServer((self, out) -> {
            TrickyServer.say(out, OK + "content-length: 1000000\r\n\r\n");
            TrickyServer.drip(out);
        })) {
            UpstreamCalls calls = calls(Map.of("body-timeout", "30s"));
            CompletableFuture<JsonNode> first = ask(calls, server);

            // when
            Refusal refusal = refusal(ask(calls, server));

            // then
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(first).isNotDone();
        }
    }

    @Test
    void shouldGiveRefusalsOfTheUpstreamOn() throws IOException {
        // given
        String body = "{\"__type\":\"com.amazonaws#ResourceNotFoundException\",\"message\":\"gone\"}";
        try (var server = new TrickyServer((self, out) -> TrickyServer.say(
                out, "HTTP/1.1 400 Bad Request\r\ncontent-length: " + body.length() + "\r\n\r\n" + body))) {
            // when
            Refusal refusal = refusal(ask(calls(Map.of()), server));

            // then
            assertThat(refusal.code()).isEqualTo("ResourceNotFoundException");
            assertThat(refusal).hasMessage("gone");
        }
    }
}
