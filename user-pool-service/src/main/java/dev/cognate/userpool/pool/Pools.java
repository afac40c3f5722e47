package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds user pools by id, mostly from memory. */
@ApplicationScoped
public class Pools {
    private static final int MAX_CACHED = 2_000;

    private final Database database;
    private final UserPoolStore store;
    private final PoolCache<String, UserPool> cache;

    Pools(Database database, UserPoolStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED);
    }

    /**
     * The pool of an id; {@link ResourceNotFoundException} when there is none.
     *
     * @param poolId as the caller gave it
     */
    public Uni<UserPool> require(String poolId) {
        return cache.get(poolId, this::load, UserPool::id);
    }

    /**
     * Keeps a pool from being deleted until the caller's transaction ends, for work that may go on when nobody waits for it.
     *
     * @return false when there is no such pool any more
     */
    public Uni<Boolean> hold(Mutiny.Session session, String poolId) {
        return store.findForShare(session, poolId);
    }

    private Uni<UserPool> load(String poolId) {
        return database.read(session -> store.find(session, poolId))
                .map(found -> found.orElseThrow(() -> missing(poolId)));
    }

    static ResourceNotFoundException missing(String poolId) {
        return new ResourceNotFoundException("User pool " + poolId + " does not exist.");
    }
}
