package dev.cognate.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "25 burst 250,40000,250",
        "25,40000,25",
        "0.5 burst 10,2000000,10",
        "0.1,10000000,1",
        "7 BURST 7,142857,7"
    })
    void shouldReadRequestsPerSecondAndABurst(String text, long intervalMicros, int burst) {
        assertThat(Rate.parse(text)).contains(new Rate(intervalMicros, burst));
    }

    @Test
    void shouldReadOff() {
        assertThat(Rate.parse(" off ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "25 burst 0", "25/s", "burst 5", "1e9", "9999999", "25 burst 99999999"})
    void shouldRefuseWhatIsNoRateAndSayWhatIs(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("25 burst 250");
    }
}
