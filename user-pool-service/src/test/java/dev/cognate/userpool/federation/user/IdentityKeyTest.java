package dev.cognate.userpool.federation.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityKeyTest {
    @Test
    void shouldStoreShortValuesAsTheyAre() {
        assertThat(IdentityKey.stored("jane-1")).isEqualTo("jane-1");
    }

    @Test
    void shouldNotTakeAValueForTheDigestOfALongOne() {
        // given
        String stored = IdentityKey.stored("x".repeat(600));

        // when
        String pretended = IdentityKey.stored(stored);

        // then
        assertThat(stored).startsWith("sha256:").hasSize(71);
        assertThat(pretended).isNotEqualTo(stored);
    }
}
