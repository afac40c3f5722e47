package dev.cognate.userpool;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/**
 * Everything that is off by default is on, and keys are looked after every second. One profile for all: each costs a start of
 * the service.
 */
public final class BeyondCognito implements QuarkusTestProfile {
    /** How long signing keys live. */
    public static final Duration KEY_LIFETIME = Duration.ofDays(2);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "cognate.recovery-codes.enabled", "true",
                "cognate.mfa.software-token.max-per-user", "2",
                "cognate.reauthentication.max-age", "5m",
                "cognate.oauth.user-info.booleans", "true",
                "cognate.signing-key.lifetime", KEY_LIFETIME.toString(),
                "cognate.signing-key.check-every", "1s",
                "cognate.signing-key.first-check-after", "0s");
    }
}
