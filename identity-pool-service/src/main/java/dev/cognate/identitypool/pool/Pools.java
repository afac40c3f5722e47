package dev.cognate.identitypool.pool;

import dev.cognate.contract.identity.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds identity pools by id, mostly from memory. */
@ApplicationScoped
public class Pools {
    private static final int MAX_CACHED = 2_000;

    private final Database database;
    private final PoolStore store;
    private final PoolCache<String, Pool> cache;

    Pools(Database database, PoolStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED);
    }

    /**
     * The pool of an id; {@link ResourceNotFoundException} when there is none.
     *
     * @param poolId as the caller gave it
     */
    public Uni<Pool> require(String poolId) {
        return cache.get(poolId, this::load, Pool::id);
    }

    private Uni<Pool> load(String poolId) {
        return database.read(session -> store.find(session, poolId))
                .map(found -> found.orElseThrow(() -> missing(poolId)));
    }

    static ResourceNotFoundException missing(String poolId) {
        return new ResourceNotFoundException("IdentityPool '" + poolId + "' not found.");
    }
}
