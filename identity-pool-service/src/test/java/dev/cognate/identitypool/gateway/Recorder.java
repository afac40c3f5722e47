package dev.cognate.identitypool.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A server that writes down, byte for byte, what it is asked, and answers 200. Targets may ask for something else: "silent" for
 * no answer, "stalled" for a server that reads no body, "endless" for an answer of {@link #ENDLESS} bytes, and "halves" for
 * one whose second half comes after {@link #goOn}.
 */
final class Recorder {
    private static final Recorder ONLY = new Recorder();
    static final String LAST_CHUNK = "0\r\n\r\n";
    static final long ENDLESS = 96L * 1024 * 1024;
    static final int HALF = 100_000;

    private static final int PIECE = 1_000;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nconnection: close\r\n";
    private static final String ANSWER = HEAD + "content-length: 2\r\n\r\nok";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicLong poured = new AtomicLong();
    private final Semaphore mayGoOn = new Semaphore(0);

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
        arrived.set(0);
        poured.set(0);
        mayGoOn.drainPermits();
        return this;
    }

    /** How many bytes of bodies came, also of those that are still coming. */
    long arrived() {
        return arrived.get();
    }

    /** How many bytes of an endless answer it got rid of. */
    long poured() {
        return poured.get();
    }

    /** Lets the second half of an answer go. */
    void goOn() {
        mayGoOn.release();
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
            if (start[1].contains("stalled")) {
                received.add(head);
                mayGoOn.acquireUninterruptibly();
            }
            received.add(new Received(start[0], start[1], headers, body(head, in)));
            answer(start[1], socket);
        } catch (IOException e) {
            // the gateway went away, which some tests want
            open.remove(socket);
        }
    }

    private void answer(String target, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        if (target.contains("silent")) {
            socket.getInputStream().read();
        } else if (target.contains("endless")) {
            out.write((HEAD + "content-length: " + ENDLESS + "\r\n\r\n").getBytes(ISO_8859_1));
            for (byte[] piece = new byte[HALF]; poured.get() < ENDLESS; poured.addAndGet(HALF)) {
                out.write(piece);
            }
        } else if (target.contains("halves")) {
            out.write((HEAD + "content-length: " + 2 * HALF + "\r\n\r\n").getBytes(ISO_8859_1));
            out.write(new byte[HALF]);
            mayGoOn.acquireUninterruptibly();
            out.write(new byte[HALF]);
        } else {
            out.write(ANSWER.getBytes(ISO_8859_1));
        }
    }

    private byte[] body(Received head, InputStream in) throws IOException {
        if (!head.header("transfer-encoding").isEmpty()) {
            return chunks(in);
        }
        List<String> length = head.header("content-length");
        int left = length.isEmpty() ? 0 : Integer.parseInt(length.getFirst());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (left > 0) {
            byte[] piece = in.readNBytes(Math.min(left, PIECE));
            if (piece.length == 0) {
                break;
            }
            body.writeBytes(piece);
            arrived.addAndGet(piece.length);
            left -= piece.length;
        }
        return body.toByteArray();
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
