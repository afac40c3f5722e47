package dev.cognate.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process on disk: its pid and, because pids are used again, when it started. What is left of a launcher that was
 * killed is found by these files and ended before the next start.
 */
public final class PidFile {
    private static final String SUFFIX = ".pid";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private PidFile() {}

    /** Remembers a process as {@code <folder>/<name>.pid}. */
    public static void write(Path folder, String name, ProcessHandle process) {
        try {
            Files.writeString(folder.resolve(name + SUFFIX), process.pid() + " " + startMillis(process));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pid file of " + name, e);
        }
    }

    /** Forgets a process that has ended. */
    public static void remove(Path folder, String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the pid file of " + name, e);
        }
    }

    /** The process a pid file stands for, unless it has ended; another process with its pid is not it. */
    public static Optional<ProcessHandle> running(Path folder, String name) {
        return read(folder.resolve(name + SUFFIX));
    }

    /**
     * Ends every process that a pid file in {@code folder} stands for and deletes the files.
     *
     * @return the names of the processes that were still running
     */
    public static List<String> endOrphans(Path folder) {
        SortedMap<String, ProcessHandle> orphans = new TreeMap<>();
        List<Path> files = pidFiles(folder);
        files.forEach(file -> read(file).ifPresent(process -> orphans.put(nameOf(file), process)));
        // all are asked first: PostgreSQL waits for its clients, which are among them
        orphans.values().forEach(ProcessHandle::destroy);
        orphans.values().forEach(PidFile::end);
        files.forEach(file -> remove(folder, nameOf(file)));
        return List.copyOf(orphans.keySet());
    }

    private static List<Path> pidFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    /** Asks a process to end and, when it does not within ten seconds, ends it. */
    public static void end(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static Optional<ProcessHandle> read(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            long pid = Long.parseLong(parts[0]);
            long started = Long.parseLong(parts[1]);
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startMillis(process) == started);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
