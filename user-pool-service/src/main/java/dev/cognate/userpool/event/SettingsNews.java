package dev.cognate.userpool.event;

import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells of changed settings of a pool: the world by an event, the other replicas by a notification. */
@ApplicationScoped
public class SettingsNews {
    private final UserPoolEvents events;
    private final PoolChanges changes;

    SettingsNews(UserPoolEvents events, PoolChanges changes) {
        this.events = events;
        this.changes = changes;
    }

    /**
     * Tells both, in the transaction of the change; they hear of it when it commits.
     *
     * @param details no secrets; see {@link EventDetails}
     */
    public Uni<Void> tell(Mutiny.Session session, UserPoolEventType type, UserPool pool, Map<String, Object> details) {
        return events.record(session, type, pool, null, details).chain(() -> changes.announce(session, pool.id()));
    }

    /** Forgets what this process knows of a pool; call it when the change is committed. */
    public void forget(String poolId) {
        changes.forget(poolId);
    }
}
