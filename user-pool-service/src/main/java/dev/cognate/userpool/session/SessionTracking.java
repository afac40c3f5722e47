package dev.cognate.userpool.session;

import dev.cognate.contract.idp.OperationNotEnabledException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Knows which pools track sessions, mostly from memory. */
@ApplicationScoped
public class SessionTracking {
    private static final int MAX_CACHED = 2_000;

    private final Database database;
    private final SessionSettingsStore store;
    private final PoolCache<String, PoolSessions> cache;

    SessionTracking(Database database, SessionSettingsStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED);
    }

    /** What a pool does about sessions; reads in the session at hand when it must. */
    public Uni<PoolSessions> of(Mutiny.Session session, String poolId) {
        return cache.get(poolId, id -> store.find(session, id), PoolSessions::poolId);
    }

    /** The same outside of a transaction. */
    Uni<PoolSessions> of(String poolId) {
        return cache.get(poolId, id -> database.read(session -> store.find(session, id)), PoolSessions::poolId);
    }

    /** Fails with {@link OperationNotEnabledException} where sessions are not tracked. */
    Uni<Void> require(String poolId) {
        return of(poolId)
                .invoke(settings -> {
                    if (!settings.tracked()) {
                        throw new OperationNotEnabledException(
                                "Session tracking is not enabled for user pool " + poolId + ".");
                    }
                })
                .replaceWithVoid();
    }
}
