package dev.cognate.userpool.client;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Finds app clients by id, and those nobody has, mostly from memory. */
@ApplicationScoped
public class AppClients {
    private static final int MAX_CACHED = 10_000;

    private final Database database;
    private final AppClientStore store;
    private final Pools pools;
    private final PoolCache<String, AppClient> cache;
    private final UnknownIds unknown;

    AppClients(Database database, AppClientStore store, Pools pools, PoolChanges changes, Clock clock) {
        this.database = database;
        this.store = store;
        this.pools = pools;
        this.cache = changes.newCache(MAX_CACHED);
        this.unknown = new UnknownIds(MAX_CACHED, clock);
    }

    /** The client of an id, with its pool; {@link ResourceNotFoundException} when there is none. */
    public Uni<ClientInPool> require(String clientId) {
        return cache.get(clientId, this::load, AppClient::poolId)
                .chain(client -> pools.require(client.poolId()).map(pool -> new ClientInPool(pool, client)));
    }

    /** The client of an id in this pool; {@link ResourceNotFoundException} when the pool has none. */
    public Uni<ClientInPool> require(UserPool pool, String clientId) {
        return require(clientId).map(found -> {
            if (!found.pool().id().equals(pool.id())) {
                throw missing(clientId);
            }
            return found;
        });
    }

    private Uni<AppClient> load(String clientId) {
        return unknown.contains(clientId)
                ? Uni.createFrom().failure(missing(clientId))
                : read(clientId).onFailure(ResourceNotFoundException.class).invoke(() -> unknown.add(clientId));
    }

    private Uni<AppClient> read(String clientId) {
        return database.read(session -> store.poolOf(session, clientId)
                .chain(poolId -> poolId.isEmpty()
                        ? Uni.createFrom().item(Optional.<AppClient>empty())
                        : store.find(session, poolId.get(), clientId))
                .map(found -> found.orElseThrow(() -> missing(clientId))));
    }

    static ResourceNotFoundException missing(String clientId) {
        return new ResourceNotFoundException("User pool client " + clientId + " does not exist.");
    }
}
