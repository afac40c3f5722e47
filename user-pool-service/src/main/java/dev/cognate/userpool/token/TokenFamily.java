package dev.cognate.userpool.token;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The tokens of one sign-in: the first ones and all they are refreshed to.
 *
 * @param poolId the pool
 * @param id names the sign-in: {@code event_id}, and {@code origin_jti} where tokens can be revoked
 * @param sub the user
 * @param clientId the app client signed in to
 * @param authTime when the user signed in, whole seconds
 * @param expiresAt when the last refresh token dies; rotation does not move it
 * @param refreshJti the newest refresh token
 * @param previousJti the one before it, still good until {@code graceUntil}
 * @param graceUntil see {@code previousJti}
 * @param device the device signed in on, where the pool tracks devices
 * @param revoked no token of it is good any more
 * @param activity the last it was heard of, where sessions are tracked
 * @param assurance how strongly the user authenticated
 * @param grant what the authorization server gave; empty for sign-ins through the API
 */
public record TokenFamily(
        String poolId,
        UUID id,
        UUID sub,
        String clientId,
        Instant authTime,
        Instant expiresAt,
        UUID refreshJti,
        Optional<UUID> previousJti,
        Optional<Instant> graceUntil,
        Optional<Device> device,
        boolean revoked,
        Optional<Activity> activity,
        Assurance assurance,
        Optional<Grant> grant) {

    /**
     * A device as a sign-in remembers it.
     *
     * @param key {@code <region>_<uuid>}
     * @param forgotten the user or an administrator forgot it: the sign-in cannot be refreshed any more
     */
    public record Device(String key, boolean forgotten) {}

    /** Whether this is the newest refresh token, or the one before it within its grace period. */
    boolean accepts(UUID jti, Instant now) {
        boolean inGrace = previousJti.filter(jti::equals).isPresent()
                && graceUntil.filter(now::isBefore).isPresent();
        return jti.equals(refreshJti) || inGrace;
    }

    TokenFamily withRefreshJti(UUID newest) {
        return new TokenFamily(
                poolId,
                id,
                sub,
                clientId,
                authTime,
                expiresAt,
                newest,
                Optional.of(refreshJti),
                graceUntil,
                device,
                revoked,
                activity,
                assurance,
                grant);
    }
}
