package dev.cognate.e2e.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program on this machine. */
final class Program {
    private final Path executable;

    private Program(Path executable) {
        this.executable = executable;
    }

    /**
     * How a run ended.
     *
     * @param exitCode 0 when all went well
     * @param output what it wrote, errors included
     */
    record Run(int exitCode, String output) {}

    /** Looks a program up on the PATH. */
    static Optional<Program> find(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new);
    }

    /** Runs it to its end. */
    Run run(Path folder, Map<String, String> environment, Duration patience, List<String> arguments) {
        try {
            Path output = Files.createTempFile("cognate-e2e-", ".log");
            ProcessBuilder builder = new ProcessBuilder()
                    .command(Stream.concat(Stream.of(executable.toString()), arguments.stream())
                            .toList())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            int exitCode = exitCode(process, patience);
            Run run = new Run(exitCode, Files.readString(output));
            Files.delete(output);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(Process process, Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
