package dev.cognate.userpool.passkey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How passkeys are registered. */
@ConfigMapping(prefix = "cognate.passkey")
interface PasskeyConfig {

    /**
     * Origins of native apps that may use passkeys, for example {@code android:apk-key-hash:…}. Browsers need no entry: the
     * relying party's domain and those below it are allowed.
     */
    Optional<Set<String>> appOrigins();

    /** How long a user may take between StartWebAuthnRegistration and CompleteWebAuthnRegistration; at most 25 minutes. */
    @WithDefault("5m")
    Duration registrationTime();
}
