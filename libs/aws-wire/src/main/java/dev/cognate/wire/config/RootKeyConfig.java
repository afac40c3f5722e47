package dev.cognate.wire.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The account's root key, which may sign every operation. */
@ConfigMapping(prefix = "cognate.iam")
public interface RootKeyConfig {

    /** The public part. */
    Optional<String> rootAccessKeyId();

    /** The secret part. There is no default: without it a service does not start. */
    Optional<String> rootSecretAccessKey();
}
