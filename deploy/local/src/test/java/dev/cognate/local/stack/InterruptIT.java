package dev.cognate.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.local.process.LogTail;
import dev.cognate.local.process.PidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C at a terminal: it interrupts the launcher and all its children at once, as a signal to their process group does.
 */
class InterruptIT {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path screen;
    private Process launcher;

    @AfterEach
    void endWhatIsLeft() {
        launcher.destroyForcibly();
        PidFile.endOrphans(folder.resolve("run"));
    }

    private void up() throws IOException {
        screen = folder.resolve("screen");
        launcher = new ProcessBuilder(
                        "setsid",
                        // jobs in the background of a script ignore Ctrl-C, and so would the launcher
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcognate.repository=" + REPOSITORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.cognate.local.Cognate",
                        "up",
                        "--folder=" + folder,
                        "--port=0",
                        "--tls-port=0",
                        "--no-fast-start",
                        "--only=sync-service")
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
    }

    private String shown() {
        return String.join("\n", LogTail.lastLines(screen, 1_000));
    }

    private void interrupt() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + launcher.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<ProcessHandle> children() {
        return launcher.toHandle().descendants().toList();
    }

    /** Command lines; a process that ended has none, whether or not anybody has asked how. */
    private static List<String> running(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
    }

    @Test
    void shouldStopCleanlyWhenInterrupted() throws Exception {
        // given
        up();
        await().atMost(Duration.ofMinutes(2)).until(() -> shown().contains("Ctrl-C stops it") || !launcher.isAlive());
        List<ProcessHandle> children = children();

        // when
        interrupt();

        // then
        assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(children).isNotEmpty();
        assertThat(running(children)).isEmpty();
        assertThat(shown()).contains("Stopping", "Stopped").doesNotContain("starting it again", "Exception");
        try (var left = Files.list(folder.resolve("run"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".pid"))).isEmpty();
        }
    }

    @Test
    void shouldLeaveNothingRunningWhenInterruptedWhileStarting() throws Exception {
        // given
        up();
        await().atMost(Duration.ofMinutes(1)).until(() -> !children().isEmpty() || !launcher.isAlive());
        List<ProcessHandle> children = children();

        // when
        interrupt();

        // then
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children).isNotEmpty();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(running(children)).isEmpty());
        assertThat(PidFile.endOrphans(folder.resolve("run"))).isEmpty();
    }
}
