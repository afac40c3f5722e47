package dev.cognate.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost.",
                "idp.localhost",
                "127.0.0.1",
                "127.255.0.9",
                "2130706433",
                "0.0.0.0",
                "169.254.169.254",
                "224.0.0.1",
                "[::1]",
                "[::]",
                "[fe80::1%25eth0]",
                "[ff02::1]",
                "[fd00:ec2::254]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]"
            })
    void shouldKnowAMachineItselfAndWhatOnlyItReaches(String host) {
        assertThat(LocalHosts.contains(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idp.example.com",
                "localhost.example.com",
                "notlocalhost",
                "10.0.0.1",
                "192.168.1.1",
                "172.16.0.1",
                "8.8.8.8",
                "[2001:db8::1]",
                "[fd12:3456::1]",
                ""
            })
    void shouldLeaveOtherHostsAlone(String host) {
        assertThat(LocalHosts.contains(host)).isFalse();
    }
}
