package dev.cognate.risk.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.risk.scoring.Origin;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of an address, a User-Agent and a device key. */
class OriginsTest {
    private static final Instant AT = Instant.parse("2026-03-01T22:59:59Z");

    private static Origin origin(String address, String userAgent) {
        return Origins.of(address, userAgent, Optional.empty(), AT);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24, 192.0.0.0/16",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48, 2001:db8:0:0:0:0:0:0/32",
        "not an address, ?, ?",
        "'', ?, ?"
    })
    void shouldKeepNetworksAndNoAddress(String address, String network, String surroundings) {
        // when
        Origin origin = origin(address, "curl/8");

        // then
        assertThat(origin.network() + " " + origin.surroundings()).isEqualTo(network + " " + surroundings);
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0, firefox/linux",
        "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0, firefox/linux",
        "'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',"
                + " edge/windows",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1', safari/ios",
        "aws-sdk-java/2.30 linux/6.1, aws-sdk-java/linux",
        "'', ?/?"
    })
    void shouldKeepTheKindOfADeviceAndNoVersions(String userAgent, String device) {
        // when
        Origin origin = origin("192.0.2.77", userAgent);

        // then
        assertThat(origin.device()).isEqualTo(device);
    }

    @Test
    void shouldKeepTheHourOfTheDay() {
        assertThat(origin("192.0.2.77", "curl/8").hour()).isEqualTo(22);
    }

    @Test
    void shouldKeepADigestOfADevicesKey() {
        // when
        Optional<String> kept =
                Origins.of("192.0.2.77", "curl/8", Optional.of("device"), AT).deviceKey();

        // then
        assertThat(kept.orElseThrow()).hasSize(64).doesNotContain("device");
    }
}
