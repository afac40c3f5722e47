package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.AttributeChanges;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores changes of attributes, by users and by administrators. */
@ApplicationScoped
class AttributeUpdate {
    private final Users users;
    private final UserPoolEvents events;
    private final Clock clock;

    AttributeUpdate(Users users, UserPoolEvents events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Applies changes in the caller's transaction.
     *
     * @param user locked in this transaction
     * @param changes values by name; an empty value removes the attribute
     */
    Uni<User> apply(
            Mutiny.Session session, UserPool pool, User user, Map<String, String> changes, CallContext context) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(user);
        }
        return store(session, pool, user, changes, UserPoolEventType.USER_UPDATED, context);
    }

    /** Sets an address to a value that is verified. */
    Uni<User> verified(
            Mutiny.Session session, UserPool pool, User user, String attribute, String value, CallContext context) {
        Map<String, String> changes = Map.of(attribute, value, attribute + "_verified", "true");
        return store(session, pool, user, changes, UserPoolEventType.USER_ATTRIBUTE_VERIFIED, context);
    }

    private Uni<User> store(
            Mutiny.Session session,
            UserPool pool,
            User user,
            Map<String, String> changes,
            UserPoolEventType event,
            CallContext context) {
        Map<String, String> attributes = AttributeChanges.apply(user.attributes(), changes);
        User after = user.withAttributes(attributes, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return users.update(session, pool, user, after)
                .call(stored -> events.record(
                        session,
                        event,
                        pool,
                        stored,
                        EventDetails.of(context, "attributes", new TreeSet<>(changes.keySet()))));
    }
}
