package dev.cognate.userpool.signup;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CodeMismatchException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.code.AcceptedCode;
import dev.cognate.userpool.code.CodeOwner;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.PostConfirmationTrigger;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Turns unconfirmed users into confirmed ones: by code, by link or by an administrator. */
@ApplicationScoped
class SignUpConfirmation {
    private final UserExistence existence;
    private final ConfirmationCodes codes;
    private final FailedAttempts attempts;
    private final Users users;
    private final UserPoolEvents events;
    private final PostConfirmationTrigger postConfirmation;
    private final Database database;
    private final Clock clock;

    SignUpConfirmation(
            UserExistence existence,
            ConfirmationCodes codes,
            FailedAttempts attempts,
            Users users,
            UserPoolEvents events,
            PostConfirmationTrigger postConfirmation,
            Database database,
            Clock clock) {
        this.existence = existence;
        this.codes = codes;
        this.attempts = attempts;
        this.users = users;
        this.events = events;
        this.postConfirmation = postConfirmation;
        this.database = database;
        this.clock = clock;
    }

    /** What a user sends to be confirmed, and what the client wants the pool's functions to know. */
    record Proof(String username, String code, boolean forceAliasCreation, Map<String, String> clientMetadata) {
        @Override
        public String toString() {
            return "Proof[forceAliasCreation=" + forceAliasCreation + "]";
        }
    }

    /** Confirms a user by code; the address the code went to is verified by that. */
    Uni<User> confirm(ClientInPool client, Proof proof, CallContext context) {
        UserPool pool = client.pool();
        return existence.find(client, proof.username()).chain(found -> {
            String subject = found.map(user -> user.sub().toString()).orElse(proof.username());
            CodeOwner owner = found.map(CodeOwner::of).orElseGet(() -> codes.nobody(pool.id(), proof.username()));
            return attempts.count(pool.id(), AttemptKind.CONFIRM_SIGN_UP, subject)
                    .invoke(() -> found.ifPresent(SignUpConfirmation::requireUnconfirmed))
                    .chain(() -> codes.check(owner, CodePurpose.SIGN_UP, proof.code()))
                    .chain(accepted -> database.inTransaction(
                            session -> use(session, pool, found, accepted, proof.forceAliasCreation(), context)))
                    .call(user -> postConfirmation.signUpConfirmed(
                            Occasion.of(client, context, proof.clientMetadata()), user));
        });
    }

    /** Confirms a user because an administrator says so; verifies nothing. */
    Uni<User> confirmByAdmin(Mutiny.Session session, UserPool pool, User user, CallContext context) {
        requireUnconfirmed(user);
        return codes.forget(session, CodeOwner.of(user), CodePurpose.SIGN_UP)
                .chain(() -> store(session, pool, user, user.attributes(), false, context));
    }

    private Uni<User> use(
            Mutiny.Session session,
            UserPool pool,
            Optional<User> found,
            AcceptedCode accepted,
            boolean forceAliasCreation,
            CallContext context) {
        User known = found.orElseThrow(SignUpConfirmation::mismatch);
        return codes.consume(session, accepted)
                .chain(() -> users.findForUpdate(session, pool.id(), known.sub()))
                .map(locked -> locked.orElseThrow(UserExistence::missing))
                .invoke(SignUpConfirmation::requireUnconfirmed)
                .chain(user -> {
                    Map<String, String> attributes = new HashMap<>(user.attributes());
                    SelfVerification.proven(user, accepted.pendingValue())
                            .ifPresent(name -> attributes.put(name + "_verified", "true"));
                    return store(session, pool, user, attributes, forceAliasCreation, context);
                });
    }

    private Uni<User> store(
            Mutiny.Session session,
            UserPool pool,
            User user,
            Map<String, String> attributes,
            boolean forceAliasCreation,
            CallContext context) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        User confirmed = user.withAttributes(attributes, now).withStatus(UserStatus.CONFIRMED, now);
        return users.update(session, pool, user, confirmed, forceAliasCreation)
                .call(stored -> events.record(
                        session, UserPoolEventType.USER_CONFIRMED, pool, stored, EventDetails.of(context)));
    }

    private static void requireUnconfirmed(User user) {
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw new NotAuthorizedException("User cannot be confirmed. Current status is " + user.status());
        }
    }

    private static CodeMismatchException mismatch() {
        return new CodeMismatchException("Invalid verification code provided, please try again.");
    }
}
