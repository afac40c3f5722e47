package dev.cognate.userpool.password;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code user_credential}.
 *
 * @param expiresAt set for temporary passwords only
 */
record StoredPassword(byte[] sealedHash, byte[] salt, byte[] sealedVerifier, Optional<Instant> expiresAt) {
    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    @Override
    public String toString() {
        return "StoredPassword[expiresAt=" + expiresAt + "]";
    }
}
