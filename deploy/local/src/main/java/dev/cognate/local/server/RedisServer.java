package dev.cognate.local.server;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.process.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** Redis from the embedded binary. It holds only what may be lost, so it keeps snapshots and no append-only file. */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final int port;

    private RedisServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server on 127.0.0.1 and returns once it answers.
     *
     * @throws StartFailure with what to do
     */
    public static RedisServer start(StateFolder state, Path binaries, int port, Waiting waiting) {
        List<String> command = List.of(
                program(binaries).toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                state.folder("redis").toString(),
                "--save",
                "60 1",
                "--maxmemory",
                "64mb",
                "--maxmemory-policy",
                "volatile-ttl");
        Path log = state.log("redis");
        var process =
                ChildProcess.start(new ChildProcess.Recipe("redis", command, state.folder("redis"), state.run(), log));
        var server = new RedisServer(process, port);
        if (!waiting.until(() -> !process.alive() || answers(port), PATIENCE) || !process.alive()) {
            String lines = String.join("\n    ", process.lastLines(6));
            server.close();
            throw new StartFailure("Redis did not start; its log " + log + " ends with\n    " + lines
                    + "\n  A server of your own can be used instead: set COGNATE_REDIS_URL.");
        }
        return server;
    }

    private static Path program(Path binaries) {
        Path program = binaries.resolve("redis-server");
        if (Files.isExecutable(program)) {
            return program;
        }
        try {
            // the library unpacks to a new temporary folder each time
            Path unpacked = ExecutableProvider.newJarResourceProvider().get().toPath();
            Path draft = program.resolveSibling(
                    "redis-server." + ProcessHandle.current().pid());
            Files.copy(unpacked, draft, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            draft.toFile().setExecutable(true);
            return Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure("cannot unpack Redis to " + program + ": " + e.getMessage(), e);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return in.read() == '+' && in.read() == 'P';
        } catch (IOException e) {
            return false;
        }
    }

    /** For clients: {@code redis://127.0.0.1:<port>}. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
    }
}
