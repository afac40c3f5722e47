package dev.cognate.userpool.token;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * An access token of ours that has not expired; it may have been revoked.
 *
 * @param poolId the pool that issued it
 * @param claims what it says
 */
public record VerifiedToken(String poolId, Map<String, Object> claims) {
    public VerifiedToken {
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    /** A claim that is text. */
    public Optional<String> text(String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** What it allows. */
    public SequencedSet<String> scopes() {
        return new LinkedHashSet<>(
                text("scope").map(text -> List.of(text.split(" "))).orElse(List.of()));
    }

    /** When it expires. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(((Number) claims.get("exp")).longValue());
    }

    /** The thumbprint of the key it is bound to (RFC 9449 §6). */
    public Optional<String> key() {
        return claims.get("cnf") instanceof Map<?, ?> cnf && cnf.get("jkt") instanceof String key
                ? Optional.of(key)
                : Optional.empty();
    }

    /** Whether it stands for a user, and not for a client alone. */
    public boolean isOfUser() {
        return claims.containsKey("event_id");
    }

    @Override
    public String toString() {
        return "VerifiedToken[poolId=" + poolId + "]";
    }
}
