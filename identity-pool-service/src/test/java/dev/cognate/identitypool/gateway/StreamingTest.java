package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies pass as they come, and wait where the other side is slow; nowhere are they kept. */
@QuarkusTest
class StreamingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final int PIECE = 200_000;
    private static final long LARGE = 96L * 1024 * 1024;
    /** What buffers of four sockets may hold on the way. */
    private static final long MOST_ON_THE_WAY = 48L * 1024 * 1024;

    @Inject
    AccessGateway gateway;

    @Inject
    GatewayConfig config;

    @BeforeEach
    void forget() {
        Recorder.get().cleared();
    }

    @AfterEach
    void allPlacesAreFree() {
        Recorder.get().goOn();
        Awaitility.await().atMost(PATIENCE).until(() -> gateway.freePlaces() == config.maxInFlight());
    }

    private Socket open(RawRequest request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write(request.text(StorageClients.ROOT).getBytes(ISO_8859_1));
        return socket;
    }

    private static RawRequest upload(String key, long length) {
        return RawRequest.s3("PUT", "/bucket/" + key)
                .with("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .with("content-length", String.valueOf(length));
    }

    @Test
    void shouldPassOnWhatIsThereOfAnUpload() throws IOException {
        // given
        try (Socket socket = open(upload("key", 2 * PIECE))) {
            // when
            socket.getOutputStream().write(new byte[PIECE]);

            // then
            Awaitility.await().atMost(PATIENCE).until(() -> Recorder.get().arrived() > 0);
            socket.getOutputStream().write(new byte[PIECE]);
            assertThat(status(socket.getInputStream())).isEqualTo("HTTP/1.1 200");
            assertThat(Recorder.get().arrived()).isEqualTo(2 * PIECE);
        }
    }

    @Test
    void shouldPassOnWhatIsThereOfAnAnswer() throws IOException {
        // given
        try (Socket socket = open(RawRequest.s3("GET", "/bucket/halves"))) {
            // when
            byte[] first = socket.getInputStream().readNBytes(Recorder.HALF / 2);

            // then
            assertThat(first).hasSize(Recorder.HALF / 2);
            Recorder.get().goOn();
            assertThat(socket.getInputStream().readAllBytes()).hasSizeGreaterThan(Recorder.HALF);
        }
    }

    @Test
    void shouldNotTakeMoreOfAnUploadThanTheUpstreamDoes() throws IOException {
        // given
        AtomicLong sent = new AtomicLong();
        try (Socket socket = open(upload("stalled", LARGE))) {
            Thread.ofVirtual().start(() -> pour(socket, sent));

            // when
            awaitStandstill(sent::get);

            // then
            assertThat(sent.get()).isPositive().isLessThan(MOST_ON_THE_WAY);
        }
    }

    @Test
    void shouldNotTakeMoreOfAnAnswerThanTheClientDoes() throws IOException {
        // given
        try (Socket socket = open(RawRequest.s3("GET", "/bucket/endless"))) {
            // when
            awaitStandstill(Recorder.get()::poured);

            // then
            assertThat(socket.isConnected()).isTrue();
            assertThat(Recorder.get().poured()).isPositive().isLessThan(MOST_ON_THE_WAY);
        }
    }

    @Test
    void shouldNotReadAnAnswerAboutAListThatDoesNotEnd() {
        // given
        String list = "<Delete><Object><Key>a</Key></Object></Delete>";

        // when
        Answer answer = RawRequest.s3("POST", "/endless?delete").body(list).send(gateway.port(), StorageClients.ROOT);

        // then
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("<Code>InternalError</Code>");
        Awaitility.await().atMost(PATIENCE).until(() -> Recorder.get().connections() == 0);
        assertThat(Recorder.get().poured()).isLessThan(MOST_ON_THE_WAY);
    }

    private static String status(InputStream in) throws IOException {
        return new String(in.readNBytes("HTTP/1.1 200".length()), ISO_8859_1);
    }

    private static void pour(Socket socket, AtomicLong sent) {
        byte[] piece = new byte[PIECE];
        try {
            OutputStream out = socket.getOutputStream();
            while (sent.get() < LARGE) {
                out.write(piece);
                sent.addAndGet(PIECE);
            }
        } catch (IOException expected) {
            // the test is over
        }
    }

    /** Waits until a count has not changed for a second. */
    private static void awaitStandstill(LongSupplier count) {
        AtomicLong before = new AtomicLong(-1);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(STILL)
                .until(() -> before.getAndSet(count.getAsLong()) == count.getAsLong() && before.get() > 0);
    }
}
