package dev.cognate.userpool.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.MovableClock;
import dev.cognate.wire.rate.LocalBuckets;
import dev.cognate.wire.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {
    private static final Rate TEN_A_SECOND = Rate.parse("10 burst 3").orElseThrow();

    private final MovableClock clock = MovableClock.at(Instant.EPOCH);
    private final LocalBuckets buckets = new LocalBuckets(clock, 100);

    private Duration take(String key) {
        return buckets.take(key, TEN_A_SECOND);
    }

    @Test
    void shouldLetABurstThroughAndThenSayHowLongToWait() {
        // when
        for (int i = 0; i < 3; i++) {
            assertThat(take("a")).isZero();
        }

        // then
        assertThat(take("a")).isEqualTo(Duration.ofMillis(100));
        assertThat(take("b")).isZero();
    }

    @Test
    void shouldFillUpAgainWithTime() {
        // given
        for (int i = 0; i < 4; i++) {
            take("a");
        }

        // when
        clock.advance(Duration.ofMillis(100));

        // then
        assertThat(take("a")).isZero();
        assertThat(take("a")).isPositive();
    }

    @Test
    void shouldNotChargeForWhatItRefuses() {
        // given
        for (int i = 0; i < 50; i++) {
            take("a");
        }

        // when
        clock.advance(Duration.ofMillis(300));

        // then
        for (int i = 0; i < 3; i++) {
            assertThat(take("a")).isZero();
        }
    }

    @Test
    void shouldForgetWhoWasNotSeenForLongest() {
        // given
        for (int i = 0; i < 3; i++) {
            take("often");
        }

        // when
        for (int i = 0; i < 1_000; i++) {
            take("address-" + i);
            assertThat(take("often")).isPositive();
        }

        // then
        assertThat(buckets.size()).isEqualTo(100);
    }
}
