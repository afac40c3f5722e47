package dev.cognate.userpool.code;

import java.time.Instant;
import java.util.Optional;

/** A row of {@code confirmation_code}. */
record StoredCode(byte[] mac, Optional<byte[]> sealedPendingValue, int attempts, Instant expiresAt) {
    @Override
    public String toString() {
        return "StoredCode[attempts=" + attempts + ", expiresAt=" + expiresAt + "]";
    }
}
