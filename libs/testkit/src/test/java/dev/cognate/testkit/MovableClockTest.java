package dev.cognate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldStandStillUntilMoved() {
        // given
        MovableClock clock = MovableClock.at(START);

        // when
        clock.advance(Duration.ofMinutes(3));

        // then
        assertThat(clock.instant()).isEqualTo("2026-01-01T00:03:00Z");
    }

    @Test
    void shouldMoveInAllZones() {
        // given
        MovableClock clock = MovableClock.at(START);
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));

        // when
        clock.set(Instant.EPOCH);

        // then
        assertThat(berlin.instant()).isEqualTo(Instant.EPOCH);
    }
}
