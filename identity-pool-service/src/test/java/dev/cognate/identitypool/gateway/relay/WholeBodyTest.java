package dev.cognate.identitypool.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.TestSettings;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies on a real server: as many bytes as may be held, and no more. */
class WholeBodyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HEAD = 12;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Promise<Void>> served = new ConcurrentLinkedQueue<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final WholeBody bodies = new WholeBody(
            vertx, TestSettings.of(Map.of("max-read-body", "1000", "max-read-bodies", "1500", "body-timeout", "1s")));
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Answers at once, but counts as served only when a test says so. */
    private void answer(HttpServerRequest request) {
        Promise<Void> end = Promise.promise();
        bodies.of(request, end.future())
                .map(body -> "read " + body.length())
                .otherwise(cause -> cause instanceof Refusal refusal ? refusal.code() : cause.toString())
                .onSuccess(text -> {
                    served.add(end);
                    answers.add(text);
                    request.response().putHeader("connection", "close").end(text);
                });
    }

    private String send(int length) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[length]))
                .timeout(PATIENCE)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void shouldRefuseOneThatIsTooLarge() throws IOException, InterruptedException {
        // when
        String answer = send(1_001);

        // then
        assertThat(answer).isEqualTo("EntityTooLarge");
        assertThat(send(1_000)).isEqualTo("read 1000");
    }

    @Test
    void shouldHoldNoMoreThanAllowedUntilTheyAreServed() throws IOException, InterruptedException {
        // given
        assertThat(send(1_000)).isEqualTo("read 1000");

        // when
        String over = send(501);

        // then
        assertThat(over).isEqualTo("SlowDown");
        assertThat(send(500)).isEqualTo("read 500");
        served.forEach(Promise::complete);
        assertThat(send(1_000)).isEqualTo("read 1000");
    }

    @Test
    void shouldNotWaitForOneThatDoesNotCome() throws IOException {
        // given
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());

            // when
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 10\r\n\r\n12345"
                            .getBytes(StandardCharsets.US_ASCII));

            // then
            String head = new String(socket.getInputStream().readNBytes(HEAD), StandardCharsets.US_ASCII);
            assertThat(head).startsWith("HTTP/1.1 200");
            assertThat(answers).containsExactly("RequestTimeout");
        }
    }
}
