package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeleteUserPoolOperation;
import dev.cognate.contract.idp.DeleteUserPoolRequest;
import dev.cognate.contract.idp.DeletionProtectionType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolChanges;
import dev.cognate.database.PoolPurge;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** DeleteUserPool: the pool is gone at once, its rows follow in small steps. */
@ApplicationScoped
class DeleteUserPool implements DeleteUserPoolOperation {
    private final Database database;
    private final UserPoolStore store;
    private final PoolPurge purge;
    private final PoolChanges changes;
    private final UserPoolEvents events;

    DeleteUserPool(
            Database database, UserPoolStore store, PoolPurge purge, PoolChanges changes, UserPoolEvents events) {
        this.database = database;
        this.store = store;
        this.purge = purge;
        this.changes = changes;
        this.events = events;
    }

    @Override
    public Uni<Void> deleteUserPool(DeleteUserPoolRequest request, CallContext context) {
        String poolId = request.userPoolId();
        return database.inTransaction(session -> store.findForUpdate(session, poolId)
                        .map(found -> deletable(found.orElseThrow(() -> Pools.missing(poolId))))
                        .call(pool -> store.delete(session, poolId))
                        .call(pool -> purge.announce(session, poolId))
                        .call(pool -> events.record(
                                session, UserPoolEventType.USER_POOL_DELETED, pool, null, EventDetails.of(context)))
                        .call(pool -> changes.announce(session, poolId)))
                .invoke(pool -> changes.forget(poolId))
                .chain(() -> purge.step(poolId))
                .replaceWithVoid();
    }

    private static UserPool deletable(UserPool pool) {
        if (DeletionProtectionType.ACTIVE.equals(pool.settings().deletionProtection())) {
            throw new InvalidParameterException("The user pool cannot be deleted because deletion protection is"
                    + " activated. Deletion protection must be inactivated first.");
        }
        if (pool.settings().domain() != null || pool.settings().customDomain() != null) {
            throw new InvalidParameterException(
                    "User pool cannot be deleted. It has a domain configured that should be deleted first.");
        }
        return pool;
    }
}
