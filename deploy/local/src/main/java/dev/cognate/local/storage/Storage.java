package dev.cognate.local.storage;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.server.Ports;
import dev.cognate.local.server.StartFailure;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The servers. Each starts when it is asked for the first time, since most applications need neither, and again when it has
 * ended. Thread-safe.
 */
public final class Storage implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Executor STARTERS =
            task -> Thread.ofVirtual().name("storage").start(task);

    private final Path repository;
    private final StateFolder state;
    private final StorageKey key = StorageKey.generate();
    private final Waiting waiting = new Waiting();
    private final Map<StorageKind, Integer> ports = new EnumMap<>(StorageKind.class);
    private final Map<StorageKind, CompletableFuture<ChildProcess>> started = new EnumMap<>(StorageKind.class);

    /** Servers that do not run yet, on ports that are free now. */
    public Storage(Path repository, StateFolder state) {
        this.repository = repository;
        this.state = state;
        for (StorageKind kind : StorageKind.values()) {
            ports.put(kind, Ports.freeOr(0));
        }
    }

    /** The key the servers take requests with. */
    public StorageKey key() {
        return key;
    }

    /** Where a server listens once it is ready. */
    public String url(StorageKind kind) {
        return "http://127.0.0.1:" + ports.get(kind);
    }

    /** Completes when a server answers, at once when it already does; fails with {@link StartFailure}. */
    public CompletableFuture<Void> ready(StorageKind kind) {
        synchronized (started) {
            CompletableFuture<ChildProcess> current = started.get(kind);
            if (current == null || hasEnded(current)) {
                current = CompletableFuture.supplyAsync(() -> start(kind), STARTERS);
                started.put(kind, current);
            }
            return current.thenApply(process -> null);
        }
    }

    private static boolean hasEnded(CompletableFuture<ChildProcess> start) {
        return start.isCompletedExceptionally()
                || start.isDone() && !start.resultNow().alive();
    }

    private ChildProcess start(StorageKind kind) {
        int port = ports.get(kind);
        Path folder = state.folder("storage");
        ChildProcess process = ChildProcess.start(new ChildProcess.Recipe(
                kind.label(),
                StorageCommand.of(kind, repository, state, port, key),
                folder,
                state.run(),
                state.log(kind.label())));
        boolean answers = waiting.until(() -> !process.alive() || accepts(port), START_PATIENCE) && process.alive();
        if (!answers) {
            process.stop(STOP_PATIENCE);
            throw new StartFailure(kind.label() + " did not start; see ./cognate logs " + kind.label());
        }
        return process;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        waiting.callOff();
        List<CompletableFuture<ChildProcess>> all;
        synchronized (started) {
            all = List.copyOf(started.values());
        }
        all.stream()
                .map(start -> start.thenAccept(process -> process.stop(STOP_PATIENCE)))
                .map(stop -> stop.exceptionally(notStarted -> null))
                .toList()
                .forEach(CompletableFuture::join);
    }
}
