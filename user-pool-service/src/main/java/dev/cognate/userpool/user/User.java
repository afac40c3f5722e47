package dev.cognate.userpool.user;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A user of a pool, without its credentials.
 *
 * @param poolId the pool it belongs to
 * @param sub its id for ever
 * @param username the name the API answers with; the sub itself in pools that sign in by e-mail or phone
 * @param status where it is in its life
 * @param enabled false after AdminDisableUser
 * @param attributes values by attribute name ({@code email}, {@code custom:team}); without {@code sub}
 * @param tokensValidFrom tokens of a sign-in before this moment are void
 * @param createdAt when it was created
 * @param modifiedAt when the API last changed it
 */
public record User(
        String poolId,
        UUID sub,
        String username,
        UserStatus status,
        boolean enabled,
        Map<String, String> attributes,
        Instant tokensValidFrom,
        Instant createdAt,
        Instant modifiedAt) {
    public User {
        attributes = Map.copyOf(attributes);
    }

    /** The value of an attribute, if set. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The same user in another state of its life. */
    public User withStatus(UserStatus newStatus, Instant now) {
        return new User(poolId, sub, username, newStatus, enabled, attributes, tokensValidFrom, createdAt, now);
    }

    /** The same user, enabled or not. */
    public User withEnabled(boolean nowEnabled, Instant now) {
        return new User(poolId, sub, username, status, nowEnabled, attributes, tokensValidFrom, createdAt, now);
    }

    /** The same user with all its attributes replaced. */
    public User withAttributes(Map<String, String> newAttributes, Instant now) {
        return new User(poolId, sub, username, status, enabled, newAttributes, tokensValidFrom, createdAt, now);
    }

    /** The same user whose earlier tokens are void. */
    public User withTokensValidFrom(Instant moment) {
        return new User(poolId, sub, username, status, enabled, attributes, moment, createdAt, modifiedAt);
    }

    @Override
    public String toString() {
        return "User[poolId=" + poolId + ", sub=" + sub + ", status=" + status + "]";
    }
}
