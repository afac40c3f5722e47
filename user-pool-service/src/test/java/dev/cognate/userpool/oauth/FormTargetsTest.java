package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTargetsTest {
    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/callback, https: http://localhost:* http://127.0.0.1:*",
        "http://localhost:3000/callback, https: http://localhost:* http://127.0.0.1:*",
        "http://[::1]:3000/callback, https: http:",
        "com.example.app:/callback, com.example.app:"
    })
    void shouldNameWhereAClientMayLeadOn(String redirectUri, String sources) {
        // when
        // then
        assertThat(String.join(" ", FormTargets.of(redirectUri))).isEqualTo(sources);
    }
}
