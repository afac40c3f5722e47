package dev.cognate.userpool.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the keys live that sign tokens. */
@ConfigMapping(prefix = "cognate.signing-key")
public interface SigningKeyConfig {

    /**
     * How long a pool's key signs before the next one, which has been published all the while, takes its place; at least
     * a day. The one before stays published until every token it signed has expired.
     */
    @WithDefault("90d")
    Duration lifetime();

    /** How often each instance looks for keys whose time has come. */
    @WithDefault("10m")
    Duration checkEvery();

    /** How long after its start an instance looks for the first time. */
    @WithDefault("2m")
    Duration firstCheckAfter();
}
