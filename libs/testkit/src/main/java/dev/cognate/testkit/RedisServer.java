package dev.cognate.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

/** Redis in a process of its own. It keeps nothing on disk: a stop loses everything, as a lost Redis does. */
final class RedisServer implements RedisControl, Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port = FreePort.pick();
    private final TemporaryDirectory directory = TemporaryDirectory.create("redis");
    private Process redis;

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public synchronized boolean isRunning() {
        return redis != null;
    }

    @Override
    public synchronized void start() {
        if (redis != null) {
            return;
        }
        try {
            String executable = ExecutableProvider.newJarResourceProvider(
                            directory.path().toFile())
                    .get()
                    .getAbsolutePath();
            redis = new ProcessBuilder(executable, "--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", "")
                    .directory(directory.path().toFile())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not start", e);
        }
        OrphanGuard.watch(redis.pid());
        Awaitility.await("Redis on port " + port).atMost(PATIENCE).until(this::answers);
    }

    @Override
    public synchronized void stop() {
        if (redis == null) {
            return;
        }
        redis.destroyForcibly();
        try {
            redis.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        OrphanGuard.release(redis.pid());
        redis = null;
    }

    @Override
    public void pause() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    @Override
    public void close() throws IOException {
        stop();
        directory.delete();
    }

    private synchronized void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(redis.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }
}
