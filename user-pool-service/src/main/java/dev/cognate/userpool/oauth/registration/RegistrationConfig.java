package dev.cognate.userpool.oauth.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** App clients that register themselves, in pools whose DcrConfiguration lets them. */
@ConfigMapping(prefix = "cognate.oauth.registration")
public interface RegistrationConfig {

    /** How many of them a pool may have; further ones are refused until some are deleted. */
    @WithDefault("1000")
    int maxClients();
}
