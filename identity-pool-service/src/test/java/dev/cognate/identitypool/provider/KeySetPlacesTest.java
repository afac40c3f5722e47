package dev.cognate.identitypool.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a discovery document may say that keys are. */
class KeySetPlacesTest {

    @ParameterizedTest(name = "{0} names {1}: {2}")
    @CsvSource({
        "https://idp.example.com/d, https://idp.example.com/keys, true",
        "https://idp.example.com/d, https://keys.example.net/keys, true",
        "https://idp.example.com/d, https://10.1.2.3/keys, true",
        "https://idp.example.com/d, http://idp.example.com/keys, false",
        "https://idp.example.com/d, https://localhost/keys, false",
        "https://idp.example.com/d, https://127.0.0.1:6379/keys, false",
        "https://idp.example.com/d, https://169.254.169.254/latest, false",
        "https://idp.example.com/d, https://[::1]/keys, false",
        "https://idp.example.com/d, https:keys, false",
        "https://idp.example.com/d, file:///etc/passwd, false",
        "http://keycloak.identity.svc:8080/d, http://keycloak.identity.svc:8080/keys, true",
        "http://keycloak.identity.svc:8080/d, http://169.254.169.254/latest, false",
        "http://localhost:8080/d, http://localhost:8080/keys, true"
    })
    void shouldBeAsSafeAsThePlaceThatSaysSo(URI asked, URI named, boolean safe) {
        assertThat(KeySetReader.isAsSafe(asked, named)).isEqualTo(safe);
    }
}
