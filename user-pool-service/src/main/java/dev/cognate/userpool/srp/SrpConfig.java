package dev.cognate.userpool.srp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** How much work on big numbers the process takes on at once. */
@ConfigMapping(prefix = "cognate.srp")
public interface SrpConfig {

    /** Threads that compute; by default one for each processor. */
    OptionalInt threads();

    /** Computations that may wait, about a millisecond each; more are answered with TooManyRequestsException. */
    @WithDefault("512")
    int queue();
}
