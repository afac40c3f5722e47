package dev.cognate.userpool.identityprovider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where identity providers of pools may be. */
@ConfigMapping(prefix = "cognate.identity-provider")
public interface IdentityProviderConfig {

    /**
     * Whether identity providers may be on the machine of this service, and there over plain http. For development only:
     * administrators of pools could have this service call whatever listens beside it.
     */
    @WithDefault("false")
    boolean onThisMachine();
}
