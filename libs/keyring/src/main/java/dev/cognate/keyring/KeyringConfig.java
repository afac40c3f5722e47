package dev.cognate.keyring;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the keys lie that protect secrets at rest and every opaque token. */
@ConfigMapping(prefix = "cognate.keyring")
public interface KeyringConfig {

    /** The keyring file: a mounted secret, the same for every replica. The service does not start without it. */
    Path file();
}
