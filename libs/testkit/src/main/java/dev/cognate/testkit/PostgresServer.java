package dev.cognate.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** PostgreSQL 18 in a process of its own, in a fresh data directory. It trusts its disk as a test may: fsync is off. */
final class PostgresServer implements ServerControl, Closeable {
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final int port = FreePort.pick();
    private final TemporaryDirectory directory = TemporaryDirectory.create("postgres");
    private EmbeddedPostgres postgres;
    private long pid;

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public synchronized boolean isRunning() {
        return postgres != null;
    }

    @Override
    public synchronized void start() {
        if (postgres != null) {
            return;
        }
        refuseHelplessRoot();
        Path data = directory.path().resolve("data");
        try {
            postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setOverrideWorkingDirectory(binaries().toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("max_connections", "300")
                    .setPGStartupWait(STARTUP)
                    .start();
            pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            OrphanGuard.watch(pid);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
        OrphanGuard.release(pid);
        postgres = null;
    }

    @Override
    public void close() throws IOException {
        stop();
        directory.delete();
    }

    /** One unpacked copy per user: in a common place the first user would own it. */
    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "cognate-postgres-" + System.getProperty("user.name"));
    }

    private static void refuseHelplessRoot() {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            throw new IllegalStateException(
                    "PostgreSQL does not run as root, and 'unshare -U' is not permitted here. Run as an ordinary user.");
        }
    }
}
