package dev.cognate.identitypool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.database.PoolChanges;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Changes what is set on a pool, one change at a time, and tells everybody. */
@ApplicationScoped
public class PoolChange {
    private final Database database;
    private final PoolStore store;
    private final PoolChanges changes;
    private final IdentityEvents events;
    private final Clock clock;

    PoolChange(Database database, PoolStore store, PoolChanges changes, IdentityEvents events, Clock clock) {
        this.database = database;
        this.store = store;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Replaces a pool by what {@code change} makes of it; an error it throws leaves everything as it was. Fails with
     * ResourceNotFoundException when there is no such pool.
     */
    public Uni<Pool> apply(String poolId, IdentityEventType type, CallContext context, UnaryOperator<Pool> change) {
        return database.inTransaction(session -> store.findForUpdate(session, poolId)
                        .map(found -> change.apply(found.orElseThrow(() -> Pools.missing(poolId))))
                        .call(pool -> store.update(session, pool, clock.instant()))
                        .call(pool -> events.ofPool(session, type, poolId, EventDetails.of(context)))
                        .call(pool -> changes.announce(session, poolId)))
                .invoke(pool -> changes.forget(poolId));
    }
}
