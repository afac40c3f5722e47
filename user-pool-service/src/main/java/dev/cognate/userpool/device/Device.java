package dev.cognate.userpool.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A device a user confirmed.
 *
 * @param key {@code <region>_<uuid>}
 * @param name as the user or the application calls it
 * @param remembered whether it may prove itself at sign-in
 * @param lastIp where it was last used from
 * @param createdAt when it was confirmed
 * @param modifiedAt when its status last changed
 * @param authenticatedAt when a user last signed in on it
 */
record Device(
        String key,
        Optional<String> name,
        boolean remembered,
        Optional<String> lastIp,
        Instant createdAt,
        Instant modifiedAt,
        Instant authenticatedAt) {}
