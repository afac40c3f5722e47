package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More requests than the gateway works on at once: the others hear so at once, in the words of each service. */
@QuarkusTest
class OverloadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AccessGateway gateway;

    @Inject
    GatewayConfig config;

    private final List<Socket> waiting = new ArrayList<>();

    /** As many requests as there are places, whose bodies do not come. */
    @BeforeEach
    void fill() throws IOException {
        String head = RawRequest.dynamoDb("GetItem", "")
                .with("content-length", "10")
                .adding("connection: keep-alive")
                .text(StorageClients.ROOT);
        for (int place = 0; place < config.maxInFlight(); place++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
            waiting.add(socket);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        }
        Awaitility.await().atMost(PATIENCE).until(() -> gateway.freePlaces() == 0);
        Recorder.get().cleared();
    }

    @AfterEach
    void empty() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> gateway.freePlaces() == config.maxInFlight());
    }

    private Answer send(RawRequest request) {
        return request.send(gateway.port(), StorageClients.ROOT);
    }

    @Test
    void shouldAskClientsOfS3ToSlowDown() {
        // when
        Answer answer = send(RawRequest.s3("GET", "/bucket/key"));

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("<Code>SlowDown</Code>");
        assertThat(answer.head()).contains("retry-after: 1");
        assertThat(Recorder.get().received()).isEmpty();
    }

    @Test
    void shouldThrottleClientsOfDynamoDb() {
        // when
        Answer answer = send(RawRequest.dynamoDb("GetItem", "{}"));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("#ThrottlingException\"");
        assertThat(answer.head()).contains("retry-after: 1");
    }

    @Test
    void shouldTellClientsOfApisThatTheyAreTooMany() {
        // when
        Answer answer = send(RawRequest.api("GET", "/orders"));

        // then
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.head()).contains("retry-after: 1", "x-amzn-errortype: TooManyRequestsException");
    }

    @Test
    void shouldNotDecideEither() {
        // when
        Answer answer = RawRequest.s3("GET", "/bucket/key")
                .tampering(text -> text.replace("GET /bucket", "GET /_authorize/bucket"))
                .send(gateway.port(), StorageClients.ROOT);

        // then
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void shouldRecover() throws IOException {
        // given
        assertThat(send(RawRequest.s3("GET", "/bucket/key")).status()).isEqualTo(503);

        // when
        empty();

        // then
        assertThat(send(RawRequest.s3("GET", "/bucket/key")).status()).isEqualTo(200);
    }
}
