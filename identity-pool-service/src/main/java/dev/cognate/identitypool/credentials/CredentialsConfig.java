package dev.cognate.identitypool.credentials;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where temporary credentials come from. */
@ConfigMapping(prefix = "cognate.credentials")
public interface CredentialsConfig {

    /** Token services elsewhere, by names of your own. */
    Map<String, Upstream> upstream();

    /** A token service that speaks AssumeRoleWithWebIdentity, such as those of AWS, MinIO and Ceph. */
    interface Upstream {
        /**
         * Where it is. An identity pool takes credentials from it when its tag {@code cognate:credentials-from} is the name.
         * It must trust the issuer of identity tokens, see {@code cognate.identity-token.issuer}.
         */
        URI url();

        /** The role to ask for. Without it that is the role the identity pool chooses. */
        Optional<String> roleArn();

        /**
         * Whether credentials of guests are limited by the session policy AWS has for them. It names services of AWS, which
         * a token service that knows S3 alone may refuse; the role of guests must then be limited by itself.
         */
        @WithDefault("true")
        boolean limitsGuests();

        /** How long its credentials are to last. */
        @WithDefault("1h")
        Duration duration();

        /** Credentials are given to the same identity again until they last no longer than this. */
        @WithDefault("10m")
        Duration renewBefore();
    }
}
