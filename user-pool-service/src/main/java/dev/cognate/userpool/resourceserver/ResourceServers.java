package dev.cognate.userpool.resourceserver;

import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds resource servers and their scopes, mostly from memory. */
@ApplicationScoped
public class ResourceServers {
    private static final int MAX_CACHED_POOLS = 2_000;

    private final Database database;
    private final ResourceServerStore store;
    private final PoolCache<String, Catalogue> cache;

    ResourceServers(Database database, ResourceServerStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED_POOLS);
    }

    /** Every scope of every resource server of a pool, as {@code <identifier>/<scope>}. */
    public Uni<Set<String>> scopes(UserPool pool) {
        return catalogue(pool).map(Catalogue::scopes);
    }

    /** The resource server of an identifier; empty when the pool has none. */
    public Uni<Optional<ResourceServer>> find(UserPool pool, String identifier) {
        return catalogue(pool)
                .map(catalogue -> Optional.ofNullable(catalogue.servers().get(identifier)));
    }

    /** Like {@link #scopes}, but as they are stored at this moment; for settings that name them. */
    public Uni<Set<String>> storedScopes(UserPool pool) {
        return load(pool.id()).map(Catalogue::scopes);
    }

    private Uni<Catalogue> catalogue(UserPool pool) {
        return cache.get(pool.id(), this::load, Catalogue::poolId);
    }

    private Uni<Catalogue> load(String poolId) {
        return database.read(session -> store.all(session, poolId)).map(servers -> Catalogue.of(poolId, servers));
    }

    private record Catalogue(String poolId, Map<String, ResourceServer> servers, Set<String> scopes) {

        static Catalogue of(String poolId, List<ResourceServer> all) {
            Map<String, ResourceServer> servers = new LinkedHashMap<>();
            Set<String> scopes = new LinkedHashSet<>();
            for (ResourceServer server : all) {
                servers.put(server.identifier(), server);
                scopes.addAll(server.scopeNames());
            }
            return new Catalogue(poolId, servers, Collections.unmodifiableSet(scopes));
        }
    }
}
