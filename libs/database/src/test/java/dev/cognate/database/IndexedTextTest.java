package dev.cognate.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexedTextTest {

    @Test
    void shouldKeepTextThatFits() {
        assertThat(IndexedText.of("ada@example.com")).isEqualTo("ada@example.com");
        assertThat(IndexedText.of("é".repeat(256))).isEqualTo("é".repeat(256));
    }

    @Test
    void shouldShortenTextThatDoesNotFit() {
        assertThat(IndexedText.of("é".repeat(257))).matches("sha256:[0-9a-f]{64}");
        assertThat(IndexedText.of("a".repeat(513))).isNotEqualTo(IndexedText.of("a".repeat(514)));
    }

    @Test
    void shouldNotTakeTextForTheDigestOfAnother() {
        // given
        String digest = IndexedText.of("a".repeat(600));

        // then
        assertThat(IndexedText.of(digest)).isNotEqualTo(digest);
    }
}
