package dev.cognate.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of ours, with a pid file for the day this one is killed, and a log file. */
public final class ChildProcess {
    private static final long LARGEST_LOG = 8L * 1024 * 1024;

    private final String name;
    private final Process process;
    private final Path pidFolder;
    private final Path log;

    private ChildProcess(String name, Process process, Path pidFolder, Path log) {
        this.name = name;
        this.process = process;
        this.pidFolder = pidFolder;
        this.log = log;
    }

    /**
     * What to start.
     *
     * @param name of the pid file
     * @param command the program and its arguments; no secrets, anybody on the machine can read them
     * @param workingFolder where it runs
     * @param pidFolder where its pid file goes
     * @param log where its output is appended
     */
    public record Recipe(String name, List<String> command, Path workingFolder, Path pidFolder, Path log) {}

    /** Starts a process; its pid file is there when this returns. */
    public static ChildProcess start(Recipe recipe) {
        try {
            rotate(recipe.log());
            Process process = new ProcessBuilder(recipe.command())
                    .directory(recipe.workingFolder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(recipe.log().toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            PidFile.write(recipe.pidFolder(), recipe.name(), process.toHandle());
            return new ChildProcess(recipe.name(), process, recipe.pidFolder(), recipe.log());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start " + recipe.name() + " (" + recipe.command().getFirst() + ")", e);
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether it still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Completes with the exit code. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The last lines it wrote. */
    public List<String> lastLines(int count) {
        return LogTail.lastLines(log, count);
    }

    /** Asks it to end (SIGTERM) and, when it has not after {@code patience}, ends it. Returns when it is gone. */
    public void stop(Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        PidFile.remove(pidFolder, name);
    }

    /** Ends it without asking (SIGKILL) and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        PidFile.remove(pidFolder, name);
    }
}
