package dev.cognate.iam.session;

import dev.cognate.iam.AccessKey;
import java.time.Instant;

/**
 * Temporary credentials, just issued.
 *
 * @param key id, secret and whose they are
 * @param sessionToken goes with every request they sign
 * @param expiresAt when they end
 */
public record TemporaryKey(AccessKey key, String sessionToken, Instant expiresAt) {
    @Override
    public String toString() {
        return "TemporaryKey[key=" + key + ", sessionToken=***, expiresAt=" + expiresAt + "]";
    }
}
