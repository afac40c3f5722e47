package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.PasswordResetRequiredException;
import dev.cognate.contract.idp.UserNotConfirmedException;
import dev.cognate.contract.idp.UserNotFoundException;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.token.AuthDetails;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Records every attempt to sign in as an event. */
@ApplicationScoped
class SignInJournal {
    /** Refusals of a person; anything else is a fault of the call and says nothing about who tried to get in. */
    private static final Set<Class<? extends AwsException>> REFUSALS = Set.of(
            NotAuthorizedException.class,
            UserNotFoundException.class,
            UserNotConfirmedException.class,
            PasswordResetRequiredException.class);

    private final UserPoolEvents events;
    private final SignInGuard guard;

    SignInJournal(UserPoolEvents events, SignInGuard guard) {
        this.events = events;
        this.guard = guard;
    }

    /** In the transaction that completes the sign-in. */
    Uni<Void> succeeded(
            Mutiny.Session session, Attempt attempt, SignInOutcome.Shown shown, Authentication made, UUID eventId) {
        Map<String, Object> details = details(attempt);
        details.put("eventId", eventId.toString());
        made.deviceKey().ifPresent(key -> details.put("deviceKey", key));
        return events.record(session, UserPoolEventType.SIGN_IN_SUCCEEDED, attempt.pool(), made.user(), details)
                .chain(() -> guard.passed(session, attempt, shown));
    }

    Uni<Void> refused(Attempt attempt, RefusedSignIn refusal) {
        return record(attempt, refusal.user(), refusal.error())
                .chain(() -> refusal.user()
                        .map(user -> guard.refused(attempt, user, refusal.error()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    Uni<Void> refused(Attempt attempt, AwsException error) {
        return REFUSALS.contains(error.getClass())
                ? record(attempt, Optional.empty(), error)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> record(Attempt attempt, Optional<User> user, AwsException error) {
        Map<String, Object> details = details(attempt);
        details.put("error", error.code());
        details.put("reason", error.getMessage());
        return events.record(UserPoolEventType.SIGN_IN_FAILED, attempt.pool(), user.orElse(null), details);
    }

    private static Map<String, Object> details(Attempt attempt) {
        return AuthDetails.of(attempt.context(), attempt.target(), attempt.method());
    }
}
