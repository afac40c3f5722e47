package dev.cognate.userpool.mfa;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What this service can do beyond Cognito about second factors; everything is off by default. */
@ConfigMapping(prefix = "cognate.mfa")
public interface MfaConfig {

    /** Authenticator apps. */
    SoftwareToken softwareToken();

    /** Authenticator apps. */
    interface SoftwareToken {
        /**
         * Authenticator apps a user may have at once, 1 to 10. With 1, as in Cognito, a new one takes the place of the one
         * before; with more, only the oldest goes when there would be too many. A code of any of them is accepted.
         */
        @WithDefault("1")
        int maxPerUser();
    }
}
