package dev.cognate.local.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong millis = new AtomicLong();

    private ConsoleProgress progress(boolean terminal) {
        return new ConsoleProgress(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                terminal,
                () -> Instant.ofEpochMilli(millis.get()));
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteOneWholeLineForAStepWithItsTime() {
        // given
        Progress.Step step = progress(false).begin("PostgreSQL");
        millis.set(1_400);

        // when
        step.done("127.0.0.1:15432");

        // then
        assertThat(written()).isEqualToNormalizingNewlines("  ✓ PostgreSQL                 1.4 s   127.0.0.1:15432\n");
    }

    @Test
    void shouldShowOnATerminalWhatIsStillRunning() {
        // given
        ConsoleProgress progress = progress(true);
        progress.begin("PostgreSQL");

        // when
        progress.begin("Kafka");

        // then
        assertThat(written()).endsWith("… PostgreSQL, Kafka");
    }

    @Test
    void shouldMarkAFailure() {
        // given
        Progress.Step step = progress(false).begin("Kafka");

        // when
        step.failed("port taken");

        // then
        assertThat(written()).contains("✗ Kafka", "port taken");
    }
}
