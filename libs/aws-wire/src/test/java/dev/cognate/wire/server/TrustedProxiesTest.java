package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = new TrustedProxies(List.of("127.0.0.0/8", "::1", "10.1.0.0/20"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9|198.51.100.1|203.0.113.9",
                "127.0.0.1|198.51.100.1|198.51.100.1",
                "127.0.0.1|8.8.8.8, 198.51.100.1|198.51.100.1",
                "127.0.0.1|198.51.100.1, 10.1.15.255|198.51.100.1",
                "127.0.0.1|198.51.100.1, 10.1.16.0|10.1.16.0",
                "127.0.0.1|not-an-address|127.0.0.1",
                "127.0.0.1|''|127.0.0.1",
                "::1|2001:db8::7|2001:db8:0:0:0:0:0:7"
            })
    void shouldBelieveOnlyTrustedProxies(String peer, String forwarded, String client) {
        // when
        String found = proxies.client(peer, List.of(forwarded));

        // then
        assertThat(found).isEqualTo(client);
    }
}
