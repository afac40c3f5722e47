package dev.cognate.userpool.federation.provider;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Requests of this service to the identity providers of pools. */
@ConfigMapping(prefix = "cognate.federation.provider")
public interface ProviderConfig {

    /** How long an identity provider has to answer each request. */
    @WithDefault("5s")
    Duration timeout();

    /** The largest answer of an identity provider that is read. */
    @WithDefault("512K")
    MemorySize maxAnswerSize();

    /** How long the discovery document of an identity provider is used before it is read again. */
    @WithDefault("1h")
    Duration metadataLifetime();

    /** How long the keys of an identity provider are used before they are read again. */
    @WithDefault("1h")
    Duration keysLifetime();

    /** How long after a request for a provider's keys the next one may be made because of an unknown key id. */
    @WithDefault("30s")
    Duration keysPause();

    /** How far the clock of an identity provider may differ from this service's. */
    @WithDefault("60s")
    Duration clockSkew();

    /**
     * Where this service itself reaches a host of identity providers (with its port, unless that is the scheme's own), when
     * it is not where browsers do: a base URL, such as the address of an OpenID Connect provider within a cluster, of a
     * proxy, or of a stand-in for a public provider. What providers call themselves stays what it is.
     */
    Map<String, String> address();
}
