package dev.cognate.wire.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9,203.0.113.9",
        "2001:db8:1:2:3:4:5:6,20010db800010002",
        "2001:db8:1:2:ffff::1,20010db800010002",
        "2001:db8:1:3::1,20010db800010003",
        "::ffff:203.0.113.9,203.0.113.9"
    })
    void shouldCountAnIpv6NetworkAsOne(String address, String group) {
        assertThat(ClientAddress.group(address)).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3,true", "10.2.0.0,false", "0:0:0:0:0:0:0:1,true", "somewhere,false"})
    void shouldExemptWhatIsNamed(String address, boolean expected) {
        assertThat(new ClientAddress(List.of("10.1.0.0/16", "::1")).isExempt(address))
                .isEqualTo(expected);
    }

    @Test
    void shouldNotStartWithANetworkNobodyCanRead() {
        assertThatThrownBy(() -> new ClientAddress(List.of("example.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
