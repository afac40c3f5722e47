package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

/** Uploads that are refused before their body is there: the answer arrives, little of the rest is read, the connection ends. */
@QuarkusTest
class RefusedUploadTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int ANNOUNCED = 256 * MEGABYTE;
    /** What the gateway discards, and what buffers of sockets may hold on their way. */
    private static final int MOST_TAKEN = 32 * MEGABYTE;

    private static final int PATIENCE_MS = 15_000;

    @Inject
    AccessGateway gateway;

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    /** The head of an upload nobody signed, on a connection that could be used again. */
    private static byte[] head(int length) {
        return RawRequest.s3("PUT", "/bucket/key")
                .with("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .with("content-length", String.valueOf(length))
                .adding("connection: keep-alive")
                .tampering(text -> text.replace("Signature=", "Signature=0"))
                .text(StorageClients.ROOT)
                .getBytes(ISO_8859_1);
    }

    private static void assertRefusedAndEnded(InputStream in) throws IOException {
        String answer = new String(in.readAllBytes(), ISO_8859_1);
        assertThat(answer)
                .startsWith("HTTP/1.1 403")
                .contains("<Code>SignatureDoesNotMatch</Code>", "connection: close");
    }

    @Test
    void shouldEndTheConnectionWhenTheRestIsThere() throws IOException {
        try (Socket socket = connect()) {
            // when
            socket.getOutputStream().write(head(MEGABYTE));
            socket.getOutputStream().write(new byte[MEGABYTE]);

            // then
            assertRefusedAndEnded(socket.getInputStream());
        }
    }

    @Test
    void shouldEndTheConnectionOfAClientThatSendsNothingMore() throws IOException {
        try (Socket socket = connect()) {
            // when
            socket.getOutputStream().write(head(ANNOUNCED));

            // then
            assertRefusedAndEnded(socket.getInputStream());
        }
    }

    @Test
    void shouldReadLittleOfTheRest() throws IOException {
        try (Socket socket = connect()) {
            // given
            socket.getOutputStream().write(head(ANNOUNCED));

            // when
            int taken = pour(socket.getOutputStream());

            // then
            assertThat(taken).isLessThan(MOST_TAKEN);
        }
    }

    /** How much of the rest is taken before the connection ends. */
    private static int pour(OutputStream out) throws IOException {
        byte[] piece = new byte[MEGABYTE];
        int taken = 0;
        while (taken < ANNOUNCED) {
            try {
                out.write(piece);
                taken += piece.length;
            } catch (SocketException ended) {
                return taken;
            }
        }
        return taken;
    }
}
