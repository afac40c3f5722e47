package dev.cognate.userpool.threat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Threat protection. */
@ConfigMapping(prefix = "cognate.threat")
public interface ThreatConfig {

    /** The service that judges sign-ins. */
    RiskService riskService();

    /** The service that judges sign-ins. */
    interface RiskService {
        /**
         * Where adaptive-risk-service answers, such as {@code http://adaptive-risk-service:8084}. Without it no sign-in is
         * known to be risky, and all pass.
         */
        Optional<URI> url();

        /** How long it has to answer; later, a sign-in passes without it. */
        @WithDefault("300ms")
        Duration timeout();

        /** Questions that may be on their way at once; further sign-ins pass without one. */
        @WithDefault("256")
        int maxInFlight();
    }
}
