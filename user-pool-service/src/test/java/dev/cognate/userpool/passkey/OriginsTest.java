package dev.cognate.userpool.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.client.Origin;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passkeys: on which pages they work. */
class OriginsTest {
    private static final String APP = "android:apk-key-hash:-sYXRdwJA3hvue3mKpYrOZ9zSPC7b4mbgzJmdZEDO5w";

    @ParameterizedTest
    @CsvSource({
        "example.org, https://example.org, true",
        "example.org, https://app.example.org, true",
        "example.org, https://app.example.org:8443, true",
        "example.org, http://app.example.org, false",
        "example.org, https://badexample.org, false",
        "example.org, https://example.org.evil.test, false",
        "example.org, https://org, false",
        "example.org, " + APP + ", true",
        "example.org, android:apk-key-hash:AAAA, false",
        "localhost, http://localhost:3000, true",
        "localhost, http://pool.localhost, true",
        "localhost, https://localhost, true",
        "localhost, http://localhost.evil.test, false"
    })
    void shouldAllowSecurePagesOfTheRelyingPartyAndTheAppsThatWereNamed(
            String relyingParty, String origin, boolean allowed) {
        // given
        Origins origins = new Origins(relyingParty, Set.of(APP));

        // when, then
        assertThat(origins.test(Origin.create(origin))).isEqualTo(allowed);
    }
}
