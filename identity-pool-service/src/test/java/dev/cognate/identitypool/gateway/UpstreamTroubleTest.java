package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.gateway.relay.HashedBody;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Upstreams that are down or silent, and clients that stop in the middle. */
@QuarkusTest
class UpstreamTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MEGABYTE = 1024 * 1024;

    @Inject
    AccessGateway gateway;

    @Inject
    GatewayConfig config;

    private final String bucket = "bucket-" + UUID.randomUUID();
    private S3Client behind;

    @BeforeEach
    void createBucket() {
        behind = StorageClients.s3Behind();
        behind.createBucket(request -> request.bucket(bucket));
        Recorder.get().cleared();
    }

    @AfterEach
    void allPlacesAreFree() {
        behind.close();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.freePlaces()).isEqualTo(config.maxInFlight()));
    }

    private Answer send(RawRequest request) {
        return request.send(gateway.port(), StorageClients.ROOT);
    }

    private void assertNothingIsStored(String key) {
        assertThatThrownBy(() ->
                        behind.headObject(request -> request.bucket(bucket).key(key)))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void shouldAnswerInAwssWordsWhenAnUpstreamIsDown() {
        // when
        Answer answer = send(RawRequest.s3("GET", "/bucket/key").with("host", "gone.test"));

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("<Code>ServiceUnavailable</Code>").doesNotContain("127.0.0.1");
    }

    @Test
    void shouldNotWaitForASilentUpstream() {
        // when
        Answer alone = send(RawRequest.s3("GET", "/bucket/silent"));
        Answer withBody = send(RawRequest.s3("PUT", "/bucket/silent").body("content"));
        Answer read = send(RawRequest.api("POST", "/silent").body("content"));

        // then
        assertThat(alone.status()).isEqualTo(503);
        assertThat(withBody.status()).isEqualTo(503);
        assertThat(read.status()).isEqualTo(503);
        Awaitility.await().atMost(PATIENCE).until(() -> Recorder.get().connections() == 0);
    }

    @Test
    void shouldStoreNothingWhenAClientStopsInTheMiddle() throws IOException {
        // given
        String text = RawRequest.s3("PUT", "/" + bucket + "/half")
                .with("host", "s3.test")
                .with("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .with("content-length", String.valueOf(5 * MEGABYTE))
                .text(StorageClients.ROOT);

        // when
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(new byte[MEGABYTE]);
            Awaitility.await().atMost(PATIENCE).until(() -> gateway.freePlaces() < config.maxInFlight());
        }

        // then
        Awaitility.await().atMost(PATIENCE).until(() -> gateway.freePlaces() == config.maxInFlight());
        assertNothingIsStored("half");
    }

    @Test
    void shouldStoreNothingOfABodyThatWasAltered() {
        // given
        byte[] announced = new byte[3 * MEGABYTE];
        String hash = HashedBody.of(Buffer.buffer(announced));
        RawRequest request = RawRequest.s3("PUT", "/" + bucket + "/altered")
                .with("host", "s3.test")
                .with("x-amz-content-sha256", hash)
                .body("x".repeat(announced.length));

        // when
        Answer answer = send(request);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>XAmzContentSHA256Mismatch</Code>");
        assertNothingIsStored("altered");
    }

    @Test
    void shouldAnswerBeforeALargeBodyIsThere() {
        // given
        RawRequest request = RawRequest.s3("PUT", "/" + bucket + "/refused")
                .with("host", "s3.test")
                .body("x".repeat(2 * MEGABYTE))
                .tampering(text -> text.replace("Signature=", "Signature=0"));

        // when
        Answer answer = send(request);

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void shouldRefuseBodiesThatAreTooLargeToRead() {
        // given
        String item = "{\"TableName\":\"" + "x".repeat(17 * MEGABYTE) + "\"}";

        // when
        Answer answer = send(RawRequest.dynamoDb("GetItem", item));

        // then
        assertThat(answer.body()).contains("#EntityTooLarge");
    }
}
