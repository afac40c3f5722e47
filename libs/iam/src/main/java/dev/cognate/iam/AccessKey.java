package dev.cognate.iam;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key that signs requests, and whose it is.
 *
 * @param id the public part, for example {@code AKIA…}
 * @param secret the part that never leaves the process
 * @param owner whom a valid signature identifies
 * @param expiresAt the moment from which on it signs nothing; empty for a key that lasts
 */
public record AccessKey(String id, String secret, Principal owner, Optional<Instant> expiresAt) {
    public AccessKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** A key that lasts. */
    public AccessKey(String id, String secret, Principal owner) {
        this(id, secret, owner, Optional.empty());
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", secret=***, owner=" + owner + "]";
    }
}
