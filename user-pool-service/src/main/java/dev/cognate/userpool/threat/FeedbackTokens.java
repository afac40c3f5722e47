package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Tokens with which a user says of one sign-in whether it was theirs. Who has the mail has the token; it does nothing else. */
@ApplicationScoped
class FeedbackTokens {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Sealer sealer;
    private final Clock clock;

    FeedbackTokens(Keyring keyring, Clock clock) {
        this.sealer = keyring.sealer("risk-feedback");
        this.clock = clock;
    }

    /** One for an event of a user, good for a week. */
    String of(User user, String eventId) {
        long until = clock.instant().plus(LIFETIME).getEpochSecond();
        byte[] sealed = sealer.seal(Long.toString(until).getBytes(StandardCharsets.US_ASCII), subject(user, eventId));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The user whose token it is. Throws {@link NotAuthorizedException} for nobody, a token of another event or user, and one
     * that is too old.
     */
    User require(Optional<User> user, String eventId, String token) {
        return user.filter(known -> isGood(known, eventId, token)).orElseThrow(FeedbackTokens::invalid);
    }

    private boolean isGood(User user, String eventId, String token) {
        try {
            byte[] until = sealer.open(Base64.getUrlDecoder().decode(token), subject(user, eventId));
            long second = Long.parseLong(new String(until, StandardCharsets.US_ASCII));
            return clock.instant().isBefore(Instant.ofEpochSecond(second));
        } catch (UnsealableException | IllegalArgumentException notOurs) {
            return false;
        }
    }

    private static byte[] subject(User user, String eventId) {
        return (user.poolId() + "#" + user.sub() + "#" + eventId).getBytes(StandardCharsets.UTF_8);
    }

    private static NotAuthorizedException invalid() {
        return new NotAuthorizedException("Invalid feedback token.");
    }
}
