package dev.cognate.userpool.password;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code user_credential}.
 *
 * @param salt of SRP; null, as the verifier, while the hash is one another system made
 * @param expiresAt set for temporary passwords only
 */
record StoredPassword(byte[] sealedHash, byte[] salt, byte[] sealedVerifier, Optional<Instant> expiresAt) {
    /** False while the hash is one another system made. */
    boolean isForSrp() {
        return sealedVerifier != null;
    }

    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }

    @Override
    public String toString() {
        return "StoredPassword[expiresAt=" + expiresAt + "]";
    }
}
