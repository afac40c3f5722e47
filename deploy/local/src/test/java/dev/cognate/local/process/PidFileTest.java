package dev.cognate.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path folder;

    private Process process;

    @BeforeEach
    void startProcess() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void shouldFindARunningProcess() {
        // given
        PidFile.write(folder, "redis", process.toHandle());

        // when
        var found = PidFile.running(folder, "redis");

        // then
        assertThat(found).map(ProcessHandle::pid).contains(process.pid());
    }

    @Test
    void shouldEndWhatAKilledLauncherLeftBehind() throws Exception {
        // given
        PidFile.write(folder, "redis", process.toHandle());

        // when
        List<String> ended = PidFile.endOrphans(folder);

        // then
        assertThat(ended).containsExactly("redis");
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSpareAnotherProcessThatGotThePid() throws IOException {
        // given
        Files.writeString(folder.resolve("redis.pid"), process.pid() + " 12345");

        // when
        List<String> ended = PidFile.endOrphans(folder);

        // then
        assertThat(ended).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void shouldCleanUpAPidFileThatMakesNoSense() throws IOException {
        // given
        Files.writeString(folder.resolve("redis.pid"), "");

        // when
        PidFile.endOrphans(folder);

        // then
        assertThat(folder).isEmptyDirectory();
    }
}
