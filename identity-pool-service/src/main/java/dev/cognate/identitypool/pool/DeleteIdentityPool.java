package dev.cognate.identitypool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.DeleteIdentityPoolInput;
import dev.cognate.contract.identity.DeleteIdentityPoolOperation;
import dev.cognate.database.Database;
import dev.cognate.database.PoolChanges;
import dev.cognate.database.PoolPurge;
import dev.cognate.identitypool.event.EventDetails;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.event.IdentityEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** DeleteIdentityPool: the pool is gone at once, its identities follow in small steps. */
@ApplicationScoped
class DeleteIdentityPool implements DeleteIdentityPoolOperation {
    private final Database database;
    private final PoolStore store;
    private final PoolPurge purge;
    private final PoolChanges changes;
    private final IdentityEvents events;

    DeleteIdentityPool(
            Database database, PoolStore store, PoolPurge purge, PoolChanges changes, IdentityEvents events) {
        this.database = database;
        this.store = store;
        this.purge = purge;
        this.changes = changes;
        this.events = events;
    }

    @Override
    public Uni<Void> deleteIdentityPool(DeleteIdentityPoolInput request, CallContext context) {
        String poolId = request.identityPoolId();
        return database.inTransaction(session -> store.findForUpdate(session, poolId)
                        .invoke(found -> found.orElseThrow(() -> Pools.missing(poolId)))
                        .chain(() -> store.delete(session, poolId))
                        .chain(() -> purge.announce(session, poolId))
                        .chain(() -> events.ofPool(
                                session, IdentityEventType.IDENTITY_POOL_DELETED, poolId, EventDetails.of(context)))
                        .chain(() -> changes.announce(session, poolId)))
                .invoke(() -> changes.forget(poolId))
                .chain(() -> purge.step(poolId));
    }
}
