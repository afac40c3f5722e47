package dev.cognate.userpool.user;

import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** An administrator's change of one user: one transaction in which the user is locked. */
@ApplicationScoped
class UserChange {
    private final Database database;
    private final Pools pools;
    private final Users users;
    private final UserPoolEvents events;

    UserChange(Database database, Pools pools, Users users, UserPoolEvents events) {
        this.database = database;
        this.pools = pools;
        this.users = users;
        this.events = events;
    }

    /** What happens to the locked user. */
    @FunctionalInterface
    interface Change {
        Uni<User> of(Mutiny.Session session, UserPool pool, User user);
    }

    /** Applies a change, or fails with UserNotFoundException. */
    Uni<User> apply(String poolId, String username, Change change) {
        return pools.require(poolId)
                .chain(pool -> database.inTransaction(session -> users.findForUpdate(session, pool, username)
                        .map(found -> found.orElseThrow(AdminUserOperations::missing))
                        .chain(user -> change.of(session, pool, user))));
    }

    Uni<Void> tell(
            Mutiny.Session session, UserPoolEventType type, UserPool pool, User user, Map<String, Object> details) {
        return events.record(session, type, pool, user, details);
    }
}
