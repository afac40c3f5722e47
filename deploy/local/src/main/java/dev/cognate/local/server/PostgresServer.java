package dev.cognate.local.server;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.process.LogTail;
import dev.cognate.local.process.PidFile;
import dev.cognate.local.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * PostgreSQL from the embedded binaries, as durable as a real one: fsync and synchronous_commit are on, so what the
 * stack has acknowledged survives {@code kill -9}.
 */
public final class PostgresServer implements AutoCloseable {
    /** Names the folder the binaries are unpacked to. */
    private static final String VERSION = "postgres-18.6.0";

    private static final String USER = "cognate";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration INITIALISE_PATIENCE = Duration.ofMinutes(1);

    private final ChildProcess process;
    private final DatabaseServer address;

    private PostgresServer(ChildProcess process, DatabaseServer address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts a server on 127.0.0.1 and returns once it answers.
     *
     * @param state where its data live; a cluster is made there the first time
     * @param binaries where its programs are unpacked, which several stacks may share
     * @param port to listen on
     * @throws StartFailure with what to do
     */
    public static PostgresServer start(StateFolder state, Path binaries, int port, Waiting waiting) {
        Path programs = PostgresBinaries.in(binaries.resolve(VERSION)).resolve("bin");
        Unprivileged unprivileged = Unprivileged.detect();
        Path home = state.folder("postgres");
        Path data = home.resolve("data");
        String password = password(home);
        Path log = state.log("postgres");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs, unprivileged, home, log, waiting);
        }
        List<String> command = unprivileged.command(command(programs, data, port));
        var process = ChildProcess.start(
                new ChildProcess.Recipe("postgres", command, programs.getParent(), state.run(), log));
        var server = new PostgresServer(process, new DatabaseServer("127.0.0.1", port, USER, password));
        server.awaitAnswer(waiting, log);
        return server;
    }

    private static List<String> command(Path programs, Path data, int port) {
        return List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "shared_buffers=32MB",
                "-c",
                "max_connections=120",
                "-c",
                "max_wal_size=256MB");
    }

    private static void initialise(Path programs, Unprivileged unprivileged, Path home, Path log, Waiting waiting) {
        // a cluster that was interrupted half-way has no PG_VERSION and would be refused
        StateFolder.delete(home.resolve("data"));
        unprivileged.own(home);
        List<String> command = unprivileged.command(List.of(
                programs.resolve("initdb").toString(),
                "-D",
                home.resolve("data").toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + home.resolve("password"),
                "-E",
                "UTF8",
                "--no-locale",
                "--no-instructions"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            boolean ended = waiting.until(() -> !process.isAlive(), INITIALISE_PATIENCE);
            if (!ended) {
                PidFile.end(process.toHandle());
            }
            if (!ended || process.exitValue() != 0) {
                throw failure("cannot make its database cluster", log, null);
            }
        } catch (IOException e) {
            throw failure("cannot make its database cluster", log, e);
        }
    }

    private static String password(Path home) {
        Path file = home.resolve("password");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                StateFolder.writeSecret(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartFailure("cannot read " + file, e);
        }
    }

    private void awaitAnswer(Waiting waiting, Path log) {
        boolean answers = waiting.until(() -> !process.alive() || Databases.answers(address), PATIENCE);
        if (!answers || !process.alive()) {
            close();
            throw failure("did not start", log, null);
        }
    }

    private static StartFailure failure(String what, Path log, Exception cause) {
        String lines = String.join("\n    ", LogTail.lastLines(log, 8));
        return new StartFailure(
                "PostgreSQL " + what + "; its log " + log + " ends with\n    " + lines
                        + "\n  A server of your own can be used instead: set COGNATE_POSTGRES_URL.",
                cause);
    }

    /** Where it listens. */
    public DatabaseServer address() {
        return address;
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(10));
    }
}
