package dev.cognate.local.service;

import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.server.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Keeps one service running: starts it, waits until it is ready, and when it ends by itself says so and starts it again
 * after a pause that doubles with every failure. Thread-safe.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long STEADY_NANOS = Duration.ofMinutes(1).toNanos();

    private final Service service;
    private final int port;
    private final Launch launch;
    private final Consumer<String> tell;
    private final Waiting waiting = new Waiting();

    private volatile ChildProcess process;
    private volatile boolean ready;
    private volatile boolean held;
    private int failures;

    /**
     * A service that does not run yet.
     *
     * @param port it will listen on
     * @param launch starts its process
     * @param tell takes lines for a person
     */
    public ServiceProcess(Service service, int port, Launch launch, Consumer<String> tell) {
        this.service = service;
        this.port = port;
        this.launch = launch;
        this.tell = tell;
    }

    /** Starts the process of a service. */
    @FunctionalInterface
    public interface Launch {
        /** Starts it once. */
        ChildProcess start();
    }

    /**
     * Starts it and returns once it is ready.
     *
     * @throws StartFailure with the last lines of its log when it is not ready within 90 s; it is not restarted then
     */
    public synchronized void start() {
        if (waiting.isCalledOff()) {
            throw new StartFailure(service.label() + " was stopped while it started");
        }
        held = false;
        long begin = System.nanoTime();
        ChildProcess started = launch.start();
        process = started;
        boolean answered =
                waiting.until(() -> !started.alive() || Health.isReady(port), START_PATIENCE) && started.alive();
        if (!answered) {
            started.stop(STOP_PATIENCE);
            throw new StartFailure(service.label() + " did not become ready. "
                    + StartDiagnosis.of(service, started.lastLines(StartDiagnosis.LINES)));
        }
        ready = true;
        watch(started, begin);
    }

    private void watch(ChildProcess started, long begin) {
        CompletableFuture<Void> watched = started.exit().thenAccept(code -> {
            ready = false;
            if (!held && !waiting.isCalledOff()) {
                Thread.ofVirtual().name("restart-" + service.label()).start(() -> restartAfter(started, code, begin));
            }
        });
        watched.exceptionally(failure -> {
            tell.accept(service.label() + ": " + failure.getMessage());
            return null;
        });
    }

    private void restartAfter(ChildProcess first, int firstCode, long firstBegin) {
        ChildProcess ended = first;
        int code = firstCode;
        long begin = firstBegin;
        while (ended != null && !held && !waiting.isCalledOff()) {
            failures = System.nanoTime() - begin > STEADY_NANOS ? 0 : failures + 1;
            Duration pause = pauseAfter(failures);
            tell.accept(service.label() + " ended with code " + code + "; starting it again in " + pause.toSeconds()
                    + " s. Its log ends with\n    " + String.join("\n    ", lastLines(ended)));
            if (!waiting.pause(pause)) {
                return;
            }
            begin = System.nanoTime();
            code = 1;
            ended = startInsteadOf(ended);
        }
    }

    /** The process that did not become ready; null when one did, or when somebody else has taken over. */
    private synchronized ChildProcess startInsteadOf(ChildProcess ended) {
        if (held || process != ended) {
            return null;
        }
        try {
            start();
            tell.accept(service.label() + " is ready again");
            return null;
        } catch (StartFailure e) {
            return process;
        }
    }

    static Duration pauseAfter(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 10)).dividedBy(2);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static List<String> lastLines(ChildProcess process) {
        return process.lastLines(8);
    }

    /** Ends it at once (SIGKILL); it stays down until {@link #restart()}. */
    public void kill() {
        held = true;
        ready = false;
        process.kill();
    }

    /** Ends it as an operator would (SIGTERM), unless it is down, and starts it again. */
    public void restart() {
        stop();
        start();
    }

    /** Waits for a start that is under way, so that it leaves no process behind. */
    private synchronized void stop() {
        held = true;
        ready = false;
        ChildProcess running = process;
        if (running != null) {
            running.stop(STOP_PATIENCE);
        }
    }

    /** Whether it answered that it is ready and has not ended since. */
    public boolean isReady() {
        return ready;
    }

    /** Which service this is. */
    public Service service() {
        return service;
    }

    /** The port it listens on, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Its process id, 0 while it does not run. */
    public long pid() {
        ChildProcess running = process;
        return running != null && running.alive() ? running.pid() : 0;
    }

    @Override
    public void close() {
        waiting.callOff();
        stop();
    }
}
