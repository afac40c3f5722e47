package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.idp.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443/cb?tenant=1",
                "HTTPS://app.example.com/cb",
                "http://localhost",
                "http://localhost:3000/cb",
                "http://127.0.0.1:3000/cb",
                "http://[::1]:3000/cb",
                "myapp://",
                "myapp://callback",
                "com.example.app:/callback"
            })
    void shouldTakeAbsoluteAddresses(String url) {
        assertThatCode(() -> RedirectRules.requireCallback(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cb",
                "app.example.com/cb",
                "//app.example.com",
                "https://",
                "https:/cb",
                "https://*.example.com/cb",
                "https://good.example@evil.example/cb",
                "https://evil.example@evil.example/cb",
                "https://app.example.com/a b",
                "javascript:alert(1)",
                "JavaScript://x%0aalert(1)",
                "data:text/html,x",
                "https:"
            })
    void shouldRefuseWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> RedirectRules.requireCallback(url))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(url + " is not a valid URL.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://app.example.com/cb", "http://localhost.example.com", "http://10.0.0.1", "HTTP://a.b"})
    void shouldRefuseUnprotectedHosts(String url) {
        assertThatThrownBy(() -> RedirectRules.requireCallback(url))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(url + " cannot use the HTTP protocol.");
    }

    @Test
    void shouldRefuseFragments() {
        assertThatThrownBy(() -> RedirectRules.requireCallback("https://app.example.com/#cb"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("https://app.example.com/#cb cannot use fragment");
    }
}
