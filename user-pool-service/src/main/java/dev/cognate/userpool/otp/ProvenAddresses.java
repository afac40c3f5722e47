package dev.cognate.userpool.otp;

import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.signin.SignInSessions;
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

/** A user who returns a code owns the address it went to: it is verified, and an unconfirmed user is confirmed. */
@ApplicationScoped
class ProvenAddresses {
    private final Database database;
    private final Users users;
    private final UserPoolEvents events;
    private final Clock clock;

    ProvenAddresses(Database database, Users users, UserPoolEvents events, Clock clock) {
        this.database = database;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** The user as it is after it; most often nothing changes and nothing is written. */
    Uni<User> note(Attempt attempt, User user, String attribute) {
        if (isVerified(user, attribute) && user.status() != UserStatus.UNCONFIRMED) {
            return Uni.createFrom().item(user);
        }
        Optional<String> address = user.attribute(attribute);
        return database.inTransaction(session -> users.findForUpdate(session, user.poolId(), user.sub())
                .map(found -> found.filter(
                                now -> now.enabled() && now.attribute(attribute).equals(address))
                        .orElseThrow(SignInSessions::invalid))
                .chain(before -> write(session, attempt, before, attribute, address.orElseThrow())));
    }

    /** The user with an address it did not have before, verified. */
    Uni<User> take(Attempt attempt, User user, String attribute, String address) {
        return database.inTransaction(session -> users.findForUpdate(session, user.poolId(), user.sub())
                .map(found -> found.filter(
                                now -> now.enabled() && now.attribute(attribute).isEmpty())
                        .orElseThrow(SignInSessions::invalid))
                .chain(before -> write(session, attempt, before, attribute, address)));
    }

    private Uni<User> write(Mutiny.Session session, Attempt attempt, User before, String attribute, String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> attributes = new HashMap<>(before.attributes());
        attributes.put(attribute, address);
        attributes.put(attribute + "_verified", "true");
        boolean confirms = before.status() == UserStatus.UNCONFIRMED;
        UserStatus status = confirms ? UserStatus.CONFIRMED : before.status();
        User after = before.withAttributes(attributes, now).withStatus(status, now);
        return users.update(session, attempt.pool(), before, after)
                .call(stored -> events.record(
                        session,
                        UserPoolEventType.USER_ATTRIBUTE_VERIFIED,
                        attempt.pool(),
                        stored,
                        EventDetails.of(attempt.context(), "attribute", attribute)))
                .call(stored -> confirms
                        ? events.record(
                                session,
                                UserPoolEventType.USER_CONFIRMED,
                                attempt.pool(),
                                stored,
                                EventDetails.of(attempt.context()))
                        : Uni.createFrom().voidItem());
    }

    private static boolean isVerified(User user, String attribute) {
        return user.attribute(attribute + "_verified").filter("true"::equals).isPresent();
    }
}
