package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;

/** A server that writes down, byte for byte, what it is asked. It answers 200, but nothing for targets with "silent". */
final class Recorder {
    private static final Recorder ONLY = new Recorder();
    static final String LAST_CHUNK = "0\r\n\r\n";

    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** A request. */
    record Received(String method, String target, List<String> headers, byte[] body) {
        List<String> header(String name) {
            String prefix = name + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    private Recorder() {
        try {
            int port = ConfigProvider.getConfig().getValue("test.recorder.port", Integer.class);
            ServerSocket server = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> accept(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Recorder get() {
        return ONLY;
    }

    /** Forgets what came so far. */
    Recorder cleared() {
        received.clear();
        return this;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** Connections that nobody closed yet. */
    long connections() {
        return open.stream().filter(socket -> !socket.isClosed()).count();
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String[] start = line(in).split(" ");
            if (start.length < 2) {
                return;
            }
            List<String> headers = new CopyOnWriteArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                headers.add(line);
            }
            Received head = new Received(start[0], start[1], headers, new byte[0]);
            received.add(new Received(start[0], start[1], headers, body(head, in)));
            if (start[1].contains("silent")) {
                in.read();
                return;
            }
            socket.getOutputStream().write(ANSWER.getBytes(ISO_8859_1));
        } catch (IOException e) {
            // the gateway went away, which some tests want
            open.remove(socket);
        }
    }

    private static byte[] body(Received head, InputStream in) throws IOException {
        if (!head.header("transfer-encoding").isEmpty()) {
            return chunks(in);
        }
        List<String> length = head.header("content-length");
        return length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length.getFirst()));
    }

    /** Chunks as they are; without the last one when the sender broke off. */
    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            chunks.write(octet);
            if (chunks.toString(ISO_8859_1).endsWith(LAST_CHUNK)) {
                break;
            }
        }
        return chunks.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(ISO_8859_1).strip();
    }
}
