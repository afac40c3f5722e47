package dev.cognate.userpool.threat;

import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows what is done about risks, mostly from memory. */
@ApplicationScoped
class RiskConfigurations {
    private static final int MAX_CACHED = 10_000;

    private final Database database;
    private final RiskConfigurationStore store;
    private final PoolCache<String, RiskConfiguration> cache;

    RiskConfigurations(Database database, RiskConfigurationStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED);
    }

    /** What holds for an app client: its own, or else its pool's. */
    Uni<RiskConfiguration> of(ClientInPool target) {
        return cache.get(target.client().id(), id -> load(target), RiskConfiguration::poolId);
    }

    private Uni<RiskConfiguration> load(ClientInPool target) {
        String poolId = target.pool().id();
        return database.read(session -> store.find(
                                session, poolId, target.client().id())
                        .chain(own -> own.isPresent() ? Uni.createFrom().item(own) : store.find(session, poolId, null)))
                .map(found -> found.orElseGet(() -> RiskConfiguration.none(poolId)));
    }
}
