package dev.cognate.userpool.recovery;

import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.code.CodeOwner;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.mfa.MfaPreference;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Issues the codes that allow a new password. */
@ApplicationScoped
class ResetCodes {
    private final ConfirmationCodes codes;
    private final MfaPreferences preferences;
    private final UserPoolEvents events;

    ResetCodes(ConfirmationCodes codes, MfaPreferences preferences, UserPoolEvents events) {
        this.codes = codes;
        this.preferences = preferences;
        this.events = events;
    }

    /** Issues a code in the caller's transaction; the message is to be sent after its commit. */
    Uni<Message> issue(Mutiny.Session session, Occasion occasion, User user) {
        return preferences
                .of(session, user)
                .map(preference -> requireDestination(occasion.pool(), user, preference))
                .chain(destination -> issue(session, occasion, user, destination));
    }

    private Uni<Message> issue(Mutiny.Session session, Occasion occasion, User user, Destination destination) {
        UserPool pool = occasion.pool();
        return codes.issue(session, CodeOwner.of(user), CodePurpose.FORGOT_PASSWORD)
                .call(() -> events.record(
                        session,
                        UserPoolEventType.PASSWORD_RESET_REQUESTED,
                        pool,
                        user,
                        EventDetails.of(occasion.context())))
                .map(code -> new Message(
                                pool,
                                MessageKind.FORGOT_PASSWORD,
                                destination,
                                user.username(),
                                code.code(),
                                Optional.empty())
                        .about(user, occasion));
    }

    /** The user, if there is one who can get a code; takes as long if there is none. */
    Uni<Optional<User>> reachable(Mutiny.Session session, UserPool pool, Optional<User> found) {
        return preferences
                .of(session, pool.id(), found.map(User::sub).orElseGet(UUID::randomUUID))
                .map(preference -> found.filter(user -> isReachable(pool, user, preference)));
    }

    private static boolean isReachable(UserPool pool, User user, MfaPreference preference) {
        return user.enabled()
                && hasResettablePassword(user)
                && AccountRecovery.destination(pool, user, preference).isPresent();
    }

    /** Throws the reason why a user cannot get a code. */
    Uni<Void> requireReachable(Mutiny.Session session, UserPool pool, User user) {
        return preferences
                .of(session, user)
                .invoke(preference -> requireDestination(pool, user, preference))
                .replaceWithVoid();
    }

    private static Destination requireDestination(UserPool pool, User user, MfaPreference preference) {
        if (!user.enabled()) {
            throw new NotAuthorizedException("User is disabled.");
        }
        if (user.status() != UserStatus.UNCONFIRMED && !hasResettablePassword(user)) {
            throw new NotAuthorizedException("User password cannot be reset in the current state.");
        }
        return AccountRecovery.destination(pool, user, preference)
                .filter(destination -> user.status() != UserStatus.UNCONFIRMED)
                .orElseThrow(() -> new InvalidParameterException(
                        "Cannot reset password for the user as there is no registered/verified email or phone_number"));
    }

    private static boolean hasResettablePassword(User user) {
        return user.status() == UserStatus.CONFIRMED
                || user.status() == UserStatus.RESET_REQUIRED
                || user.status() == UserStatus.COMPROMISED;
    }
}
