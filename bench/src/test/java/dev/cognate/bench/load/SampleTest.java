package dev.cognate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SampleTest {
    private final Sample sample = new Sample(Latencies.of(1, 2, 3, 4), Duration.ofSeconds(2), Duration.ofMillis(500));

    @Test
    void shouldDivideOperationsByTime() {
        assertThat(sample.throughput()).isEqualTo(2);
    }

    @Test
    void shouldDivideProcessorTimeByOperations() {
        assertThat(sample.cpuSeconds()).isCloseTo(0.125, within(1e-12));
    }
}
