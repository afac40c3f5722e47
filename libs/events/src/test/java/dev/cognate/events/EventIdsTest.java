package dev.cognate.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    private final EventIds ids = new EventIds(clock::get);

    @Test
    void shouldBeVersion7() {
        // when
        UUID id = ids.generate();

        // then
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void shouldCarryTheTime() {
        assertThat(ids.generate().getMostSignificantBits() >>> 16).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void shouldGrowWithinAMillisecond() {
        // when
        List<String> generated =
                Stream.generate(ids::generate).limit(10_000).map(UUID::toString).toList();

        // then
        assertThat(generated).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldGrowWhenTheClockStepsBack() {
        // given
        String before = ids.generate().toString();

        // when
        clock.addAndGet(-60_000);

        // then
        assertThat(ids.generate().toString()).isGreaterThan(before);
    }
}
