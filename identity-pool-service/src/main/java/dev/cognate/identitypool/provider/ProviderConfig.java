package dev.cognate.identitypool.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Identity providers whose tokens identity pools accept. */
@ConfigMapping(prefix = "cognate.login-provider")
public interface ProviderConfig {

    /**
     * Where this service reaches the user pool service, to read the keys of user pools and to ask whether a token is still
     * good. Without it that is {@code cognate.public-url}.
     */
    Optional<String> userPoolsUrl();

    /**
     * Where a provider's documents are, by its name in logins, when they are not at {@code https://<name>}: such as the
     * address of an OpenID Connect provider within a cluster. Its issuer stays what it is.
     */
    Map<String, String> address();

    /** Where Facebook's Graph API is, which is asked whose an access token is. */
    @WithDefault("https://graph.facebook.com")
    String facebookUrl();

    /** Where Login with Amazon is asked whose an access token is. */
    @WithDefault("https://api.amazon.com")
    String amazonUrl();

    /** How long keys of a provider are used before they are read again. */
    @WithDefault("1h")
    Duration keysLifetime();

    /** How long keys are used when their provider does not answer. */
    @WithDefault("24h")
    Duration keysLifetimeUnreachable();

    /** How long after a request for a provider's keys the next one may be made because of an unknown key id. */
    @WithDefault("30s")
    Duration keysPause();

    /** How far a provider's clock may be ahead of this service's. */
    @WithDefault("5m")
    Duration clockSkew();
}
