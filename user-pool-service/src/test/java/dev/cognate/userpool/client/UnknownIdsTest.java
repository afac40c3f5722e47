package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownIdsTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final InstantSource hands = () -> now;
    private final Clock clock = hands.withZone(ZoneOffset.UTC);
    private final UnknownIds unknown = new UnknownIds(2, clock);

    @Test
    void shouldRememberAnIdForTenSeconds() {
        // given
        unknown.add("nobody");

        // when
        now = now.plusSeconds(9);
        boolean still = unknown.contains("nobody");
        now = now.plusSeconds(1);

        // then
        assertThat(still).isTrue();
        assertThat(unknown.contains("nobody")).isFalse();
    }

    @Test
    void shouldForgetTheOldestOfTooMany() {
        // given
        unknown.add("first");
        unknown.add("second");
        unknown.add("first");

        // when
        unknown.add("third");

        // then
        assertThat(unknown.contains("first")).isTrue();
        assertThat(unknown.contains("second")).isFalse();
        assertThat(unknown.contains("third")).isTrue();
    }

    @Test
    void shouldNotKnowOthers() {
        // given
        unknown.add("nobody");

        // then
        assertThat(unknown.contains("somebody")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "semi;colon", "ümlaut", "\n"})
    void shouldLookForNothingThatCannotBeAnId(String text) {
        // then
        assertThat(unknown.contains(text)).isTrue();
    }

    @Test
    void shouldLookForNothingThatIsTooLongForAnId() {
        // then
        assertThat(unknown.contains("a".repeat(128))).isFalse();
        assertThat(unknown.contains("a".repeat(129))).isTrue();
    }
}
