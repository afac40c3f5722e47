package dev.cognate.identitypool;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with what is off by default, and with limits a test can reach. One profile, so that it starts once. */
public class OptionsOn implements QuarkusTestProfile {
    /** How many requests come through at once. */
    public static final int BURST = 3;

    private static final String RATE = "0.001 burst " + BURST;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "cognate.sts.web-identity-tokens",
                "true",
                "cognate.saml.single-use",
                "true",
                "cognate.identity-throttle.get-id",
                RATE,
                "cognate.identity-throttle.credentials",
                RATE);
    }
}
