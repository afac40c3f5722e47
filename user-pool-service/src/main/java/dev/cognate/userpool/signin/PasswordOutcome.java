package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.PasswordResetRequiredException;
import dev.cognate.contract.idp.UserNotConfirmedException;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Decides, for every flow with a password alike, what a right or wrong one leads to. */
@ApplicationScoped
class PasswordOutcome {
    private final FailedAttempts attempts;

    PasswordOutcome(FailedAttempts attempts) {
        this.attempts = attempts;
    }

    /**
     * What was found out about a password.
     *
     * @param user empty when there is none
     * @param requestedName as it was given
     * @param right never for a user that does not exist
     * @param temporaryExpired a temporary password was not used in time
     */
    record Finding(Optional<User> user, String requestedName, boolean right, boolean temporaryExpired) {
        @Override
        public String toString() {
            return "Finding[right=" + right + "]";
        }
    }

    /** Fails while the user, or the name nobody has, is locked out. */
    Uni<Void> requireAllowed(Attempt attempt, Optional<User> user, String requestedName) {
        return attempts.requireAllowed(attempt.pool().id(), AttemptKind.PASSWORD, subject(user, requestedName))
                .onFailure(AwsException.class)
                .transform(failure -> new RefusedSignIn(user, failure));
    }

    /** The user of a right password that may sign in with it; fails for any other. */
    Uni<User> judge(Attempt attempt, Finding finding) {
        String poolId = attempt.pool().id();
        String subject = subject(finding.user(), finding.requestedName());
        Optional<AwsException> refusal = refusal(attempt.client(), finding);
        if (finding.right()) {
            return attempts.succeeded(poolId, AttemptKind.PASSWORD, subject).map(nothing -> {
                refusal.ifPresent(error -> refuse(finding, error));
                return finding.user().orElseThrow();
            });
        }
        return attempts.failed(poolId, AttemptKind.PASSWORD, subject).map(nothing -> {
            throw new RefusedSignIn(finding.user(), refusal.orElseGet(ExistenceErrors::incorrect));
        });
    }

    private static void refuse(Finding finding, AwsException error) {
        throw new RefusedSignIn(finding.user(), error);
    }

    private static Optional<AwsException> refusal(AppClient client, Finding finding) {
        if (finding.user().isEmpty()) {
            return Optional.of(ExistenceErrors.unknownUser(client));
        }
        User user = finding.user().get();
        // a client that hides who exists says so only to whom shows the password that was valid until the reset
        if (user.status() == UserStatus.RESET_REQUIRED && (finding.right() || !ExistenceErrors.areHidden(client))) {
            return Optional.of(new PasswordResetRequiredException("Password reset required for the user"));
        }
        return finding.right() ? ofRightPassword(user, finding) : Optional.of(ExistenceErrors.incorrect());
    }

    private static Optional<AwsException> ofRightPassword(User user, Finding finding) {
        if (!user.enabled()) {
            return Optional.of(new NotAuthorizedException("User is disabled."));
        }
        if (user.status() == UserStatus.UNCONFIRMED) {
            return Optional.of(new UserNotConfirmedException("User is not confirmed."));
        }
        if (finding.temporaryExpired()) {
            return Optional.of(new NotAuthorizedException(
                    "Temporary password has expired and must be reset by an administrator."));
        }
        return Optional.empty();
    }

    private static String subject(Optional<User> user, String requestedName) {
        return user.map(known -> known.sub().toString()).orElse(requestedName);
    }
}
