package dev.cognate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void shouldTakeTheNearestRank() {
        // given
        Latencies latencies = Latencies.of(LongStream.rangeClosed(1, 200)
                .map(rank -> (201 - rank) * 1_000_000_000)
                .toArray());

        // when / then
        assertThat(latencies.percentile(50)).isEqualTo(100);
        assertThat(latencies.percentile(99)).isEqualTo(198);
        assertThat(latencies.percentile(100)).isEqualTo(200);
    }

    @Test
    void shouldTakeTheOnlyOneForEveryPercentile() {
        // given
        Latencies latencies = Latencies.of(3_000_000_000L);

        // when / then
        assertThat(latencies.percentile(0.1)).isEqualTo(3);
        assertThat(latencies.percentile(99)).isEqualTo(3);
    }

    @Test
    void shouldSayZeroWithoutAnyMeasurement() {
        // given
        Latencies latencies = Latencies.of();

        // when / then
        assertThat(latencies.percentile(99)).isZero();
    }

    @Test
    void shouldNotChangeWithTheArrayItWasMadeOf() {
        // given
        long[] nanos = {1_000_000_000L};
        Latencies latencies = Latencies.of(nanos);

        // when
        nanos[0] = 0;

        // then
        assertThat(latencies.percentile(50)).isEqualTo(1);
    }
}
