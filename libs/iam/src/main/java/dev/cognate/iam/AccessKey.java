package dev.cognate.iam;

import java.util.Objects;

/**
 * A key that signs requests, and whose it is.
 *
 * @param id the public part, for example {@code AKIA…}
 * @param secret the part that never leaves the process
 * @param owner whom a valid signature identifies
 */
public record AccessKey(String id, String secret, Principal owner) {
    public AccessKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(owner, "owner");
    }

    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", secret=***, owner=" + owner + "]";
    }
}
