package dev.cognate.identitypool.gateway.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A server that reads the head of a request, and then does what a test says until the other side goes away. */
final class TrickyServer implements AutoCloseable {
    private static final byte[] PIECE = filled();
    private static final int STEP_NANOS = 20_000_000;

    private final ServerSocket server;
    private final Trick trick;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final AtomicLong poured = new AtomicLong();

    /** What it does. */
    interface Trick {
        void play(TrickyServer server, OutputStream out) throws IOException;
    }

    TrickyServer(Trick trick) {
        this.trick = trick;
        try {
            server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private static byte[] filled() {
        byte[] piece = new byte[64 * 1024];
        Arrays.fill(piece, (byte) ' ');
        return piece;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** How many bytes it got rid of by {@link #pour}. */
    long poured() {
        return poured.get();
    }

    /** How many connections the other side ended. */
    int gone() {
        return gone.get();
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Spaces, as fast as they go, up to a limit. */
    void pour(OutputStream out, long most) throws IOException {
        while (poured.get() < most) {
            out.write(PIECE);
            poured.addAndGet(PIECE.length);
        }
    }

    /** A space now and then, for ever. */
    static void drip(OutputStream out) throws IOException {
        while (true) {
            say(out, " ");
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (SocketException closed) {
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            readHead(socket.getInputStream());
            trick.play(this, socket.getOutputStream());
            awaitEnd(socket.getInputStream());
        } catch (IOException e) {
            gone.incrementAndGet();
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int last = 0;
        for (int octet = in.read(); octet >= 0 && !(octet == '\n' && last == '\n'); octet = in.read()) {
            last = octet == '\r' ? last : octet;
        }
    }

    private void awaitEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        gone.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
