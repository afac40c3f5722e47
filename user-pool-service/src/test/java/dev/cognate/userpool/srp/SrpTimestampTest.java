package dev.cognate.userpool.srp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrpTimestampTest {
    @Test
    void shouldReadTheFormCognitosClientsSend() {
        // given
        String text = "Sun Nov 1 09:08:07 UTC 2026";

        // when
        var moment = SrpTimestamp.parse(text);

        // then
        assertThat(moment).contains(Instant.parse("2026-11-01T09:08:07Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-01T09:08:07Z",
                "Mon Nov 1 09:08:07 UTC 2026",
                "Sun Nov 1 09:08:07 CET 2026",
                "So Nov 1 09:08:07 UTC 2026"
            })
    void shouldRefuseOtherForms(String text) {
        // when
        var moment = SrpTimestamp.parse(text);

        // then
        assertThat(moment).isEmpty();
    }
}
