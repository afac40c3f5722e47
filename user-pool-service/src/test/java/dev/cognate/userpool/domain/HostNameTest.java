package dev.cognate.userpool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.wire.config.AccountConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    private static final PublicAddress LOCAL = address("http://localhost:9229", null);
    private static final PublicAddress PUBLIC = address("https://id.example.com/", null);

    @ParameterizedTest
    @CsvSource({
        "shop.auth.localhost,shop",
        "shop.auth.localhost:9229,shop",
        "SHOP.Auth.Localhost.:9229,shop",
        "login.shop.example,login.shop.example",
        "login.shop.example:8443,login.shop.example"
    })
    void shouldTellTheDomainOfAHost(String authority, String domain) {
        assertThat(domain(authority, LOCAL)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:9229",
                "127.0.0.1:8081",
                "[::1]:8081",
                "host",
                ".auth.localhost",
                "a.b.auth.localhost",
                "bad host",
                "x.example:y",
                ""
            })
    void shouldTellNoDomainOfOtherHosts(String authority) {
        assertThat(domain(authority, LOCAL)).isEmpty();
    }

    @Test
    void shouldTellNoDomainWithoutAHost() {
        assertThat(domain(null, LOCAL)).isEmpty();
    }

    @Test
    void shouldPutPrefixesBelowThePublicHost() {
        assertThat(PUBLIC.suffix()).isEqualTo("auth.id.example.com");
        assertThat(domain("shop.auth.id.example.com", PUBLIC)).contains("shop");
        assertThat(domain("id.example.com", PUBLIC)).isEmpty();
    }

    @Test
    void shouldPutPrefixesWhereTheOperatorSays() {
        // given
        PublicAddress address = address("https://id.example.com", "Login.Example.com");

        // then
        assertThat(domain("shop.login.example.com", address)).contains("shop");
    }

    @Test
    void shouldReachOtherHostsAsThePublicOne() {
        assertThat(LOCAL.at("shop.auth.localhost")).isEqualTo("http://shop.auth.localhost:9229");
        assertThat(PUBLIC.at("login.shop.example")).isEqualTo("https://login.shop.example");
        assertThat(PUBLIC.url()).isEqualTo("https://id.example.com");
    }

    private static Optional<String> domain(String authority, PublicAddress address) {
        return HostName.of(authority).flatMap(host -> host.domain(address));
    }

    private static PublicAddress address(String publicUrl, String suffix) {
        AccountConfig account = new AccountConfig() {
            @Override
            public String accountId() {
                return "000000000000";
            }

            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public String publicUrl() {
                return publicUrl;
            }
        };
        return new PublicAddress(account, () -> Optional.ofNullable(suffix));
    }
}
