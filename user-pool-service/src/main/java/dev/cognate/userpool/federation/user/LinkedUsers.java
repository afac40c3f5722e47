package dev.cognate.userpool.federation.user;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes of which identities a user has. Every method works inside the caller's transaction. */
@ApplicationScoped
class LinkedUsers {
    private final Users users;
    private final Identities identities;
    private final Passwords passwords;
    private final UserPoolEvents events;
    private final Clock clock;

    LinkedUsers(Users users, Identities identities, Passwords passwords, UserPoolEvents events, Clock clock) {
        this.users = users;
        this.identities = identities;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An administrator's change.
     *
     * @param user locked
     */
    record Change(UserPool pool, User user, CallContext context) {}

    /** Adds an identity. Fails with LimitExceededException when the user has too many. */
    Uni<Void> link(Mutiny.Session session, Change change, Identity identity) {
        LinkRules.requireRoom(identities.of(change.user()));
        return store(
                        session,
                        change,
                        all -> Stream.concat(all.stream(), Stream.of(identity)).toList())
                .chain(() -> tell(session, UserPoolEventType.USER_LINKED, change, identity.providerName()));
    }

    /** Takes an identity away. */
    Uni<Void> unlink(Mutiny.Session session, Change change, IdentityKey key) {
        return store(
                        session,
                        change,
                        all -> all.stream()
                                .filter(identity -> !identity.is(key.provider(), key.value()))
                                .toList())
                .chain(() -> tell(session, UserPoolEventType.USER_UNLINKED, change, key.provider()));
    }

    /**
     * Has a user sign in through providers only: the password goes, and none can be chosen until an administrator sets one.
     */
    Uni<Void> disablePassword(Mutiny.Session session, Change change) {
        User after = change.user().withStatus(UserStatus.EXTERNAL_PROVIDER, now());
        return passwords
                .forget(session, change.user())
                .chain(() -> users.update(session, change.pool(), change.user(), after))
                .chain(() -> tell(session, UserPoolEventType.USER_IDENTITY_DISABLED, change, LinkRules.OWN_DIRECTORY));
    }

    /** Records an event about a user and a provider. */
    Uni<Void> tell(Mutiny.Session session, UserPoolEventType type, Change change, String providerName) {
        return events.record(
                session,
                type,
                change.pool(),
                change.user(),
                EventDetails.of(change.context(), "providerName", providerName));
    }

    private Uni<User> store(Mutiny.Session session, Change change, UnaryOperator<List<Identity>> identitiesAfter) {
        User user = change.user();
        User after = user.withAttributes(identities.change(user.attributes(), identitiesAfter), now());
        return users.update(session, change.pool(), user, after);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
