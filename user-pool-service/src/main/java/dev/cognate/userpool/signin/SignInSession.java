package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a {@code Session} says once it is opened.
 *
 * @param id marks it as used
 * @param challenge what was asked
 * @param poolId the pool
 * @param clientId the client it was given to
 * @param sub the user, empty when there is none
 * @param progress how far the sign-in has come
 * @param memo what the challenge wrote down to judge the answer
 * @param expiresAt not before 3, not after 15 minutes from its making
 */
public record SignInSession(
        UUID id,
        ChallengeNameType challenge,
        String poolId,
        String clientId,
        Optional<UUID> sub,
        Progress progress,
        Map<String, String> memo,
        Instant expiresAt) {
    public SignInSession {
        memo = Map.copyOf(memo);
    }

    /** With the device an answer named, unless one has proven itself already. */
    SignInSession heardFrom(Attempt attempt) {
        if (progress.has(Factor.DEVICE)) {
            return this;
        }
        Progress told = attempt.find("DEVICE_KEY").map(progress::withDeviceKey).orElse(progress);
        return new SignInSession(id, challenge, poolId, clientId, sub, told, memo, expiresAt);
    }

    @Override
    public String toString() {
        return "SignInSession[id=" + id + ", challenge=" + challenge + "]";
    }
}
