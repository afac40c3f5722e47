package dev.cognate.userpool.migration;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.UserNotFoundException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.Trigger;
import dev.cognate.userpool.trigger.Triggers;
import dev.cognate.userpool.trigger.UserMigrationTrigger;
import dev.cognate.userpool.trigger.UserMigrationTrigger.Migrant;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Creates users a function of the pool knows. No welcome is sent: it would have nothing to say to somebody who just signed
 * in or waits for a code.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html">AWS's
 *     guide: importing users with a user migration trigger</a>
 */
@ApplicationScoped
public class UserMigration {
    private final Triggers triggers;
    private final UserMigrationTrigger trigger;
    private final FailedAttempts attempts;
    private final Users users;
    private final Passwords passwords;
    private final MfaPreferences secondFactors;
    private final UserPoolEvents events;
    private final Database database;

    UserMigration(
            Triggers triggers,
            UserMigrationTrigger trigger,
            FailedAttempts attempts,
            Users users,
            Passwords passwords,
            MfaPreferences secondFactors,
            UserPoolEvents events,
            Database database) {
        this.triggers = triggers;
        this.trigger = trigger;
        this.attempts = attempts;
        this.users = users;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.events = events;
        this.database = database;
    }

    /**
     * Brings a user over who signs in by a name nobody has. Wrong passwords count here as they do for users of the pool.
     *
     * <p>Empty when the function names nobody. Fails with {@link UserNotFoundException}, or with
     * {@link NotAuthorizedException} where the client hides who exists, when it refuses.
     */
    public Uni<Optional<User>> signingIn(ClientInPool target, Occasion occasion, String name, String password) {
        String poolId = target.pool().id();
        return attempts.requireAllowed(poolId, AttemptKind.PASSWORD, name)
                .chain(() -> trigger.signingIn(occasion, name, password)
                        .onFailure(AwsException.class)
                        .call(() -> attempts.failed(poolId, AttemptKind.PASSWORD, name))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(Optional.<User>empty())
                                : withPassword(occasion, name, password, found.get()))
                        .onFailure(AwsException.class)
                        .transform(failure -> refusal(target)));
    }

    /** Brings a user over who forgot the password, if the pool has a function for it and no such user. */
    public Uni<Void> forgotPassword(ClientInPool target, Occasion occasion, String name) {
        UserPool pool = target.pool();
        if (!triggers.isSet(pool, Trigger.USER_MIGRATION)) {
            return Uni.createFrom().voidItem();
        }
        return database.read(session -> users.find(session, pool, name))
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().voidItem()
                        : trigger.forgotPassword(occasion, name)
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : create(occasion, name, found.get(), Optional.empty())
                                                .replaceWithVoid())
                                .onFailure(AwsException.class)
                                .transform(failure -> refusal(target)));
    }

    /** The old password becomes the new one, whatever the pool's policy; a user not confirmed has to choose another. */
    private Uni<Optional<User>> withPassword(Occasion occasion, String name, String password, Migrant migrant) {
        if (!migrant.confirmed()) {
            return create(occasion, name, migrant, Optional.empty());
        }
        NewUser wanted = Migration.wanted(occasion.pool(), name, migrant);
        return passwords
                .prepare(occasion.pool(), wanted.username(), password)
                .chain(prepared -> create(occasion, name, migrant, Optional.of(prepared), wanted));
    }

    private Uni<Optional<User>> create(
            Occasion occasion, String name, Migrant migrant, Optional<PreparedPassword> password) {
        return create(occasion, name, migrant, password, Migration.wanted(occasion.pool(), name, migrant));
    }

    /** Two calls at once may bring the same user over; the second finds what the first made. */
    private Uni<Optional<User>> create(
            Occasion occasion, String name, Migrant migrant, Optional<PreparedPassword> password, NewUser wanted) {
        return database.inTransaction(session -> store(session, occasion, wanted, migrant, password))
                .map(Optional::of)
                .onFailure(UsernameExistsException.class)
                .recoverWithUni(taken -> database.read(session -> users.find(session, occasion.pool(), name)));
    }

    private Uni<User> store(
            Mutiny.Session session,
            Occasion occasion,
            NewUser wanted,
            Migrant migrant,
            Optional<PreparedPassword> password) {
        UserPool pool = occasion.pool();
        return users.create(session, pool, wanted, migrant.forceAliasCreation())
                .call(user -> password.map(prepared -> passwords.store(session, pool, user, prepared, false))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(user -> migrant.smsMfa()
                        ? secondFactors.switchOn(session, user, MfaMethod.SMS_MFA)
                        : Uni.createFrom().voidItem())
                .call(user -> events.record(
                        session,
                        UserPoolEventType.USER_MIGRATED,
                        pool,
                        user,
                        EventDetails.of(
                                occasion.context(),
                                "clientId",
                                occasion.clientId().orElseThrow())));
    }

    private static AwsException refusal(ClientInPool target) {
        return UserExistence.isHidden(target.client())
                ? new NotAuthorizedException("Incorrect username or password.")
                : new UserNotFoundException("Exception migrating user in app client "
                        + target.client().id());
    }
}
