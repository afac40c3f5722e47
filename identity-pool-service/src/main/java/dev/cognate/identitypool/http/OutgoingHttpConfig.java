package dev.cognate.identitypool.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Requests to identity providers, to the user pool service and to other token services. */
@ConfigMapping(prefix = "cognate.outgoing-http")
public interface OutgoingHttpConfig {

    /** How long another server has to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** The largest answer that is read. */
    @WithDefault("512K")
    MemorySize maxAnswerSize();
}
