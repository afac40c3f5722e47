package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the identity providers of pools, mostly from memory. */
@ApplicationScoped
public class IdentityProviders {
    private static final int MAX_CACHED_POOLS = 2_000;

    private final Database database;
    private final IdentityProviderStore store;
    private final PoolCache<String, Providers> cache;

    IdentityProviders(Database database, IdentityProviderStore store, PoolChanges changes) {
        this.database = database;
        this.store = store;
        this.cache = changes.newCache(MAX_CACHED_POOLS);
    }

    /** Every identity provider of a pool, in order of their names. */
    public Uni<List<IdentityProvider>> of(UserPool pool) {
        return cache.get(pool.id(), this::load, Providers::poolId).map(Providers::all);
    }

    /** The provider of a name, as {@code identity_provider} gives it; empty when the pool has none. */
    public Uni<Optional<IdentityProvider>> named(UserPool pool, String name) {
        return of(pool).map(all ->
                all.stream().filter(provider -> provider.name().equals(name)).findFirst());
    }

    /** The provider of an identifier, as {@code idp_identifier} gives it; empty when the pool has none. */
    public Uni<Optional<IdentityProvider>> identifiedBy(UserPool pool, String identifier) {
        return of(pool).map(all -> all.stream()
                .filter(provider -> provider.settings().idpIdentifiers().contains(identifier))
                .findFirst());
    }

    /** The names of a pool's providers as they are stored at this moment; for settings that name them. */
    public Uni<Set<String>> storedNames(UserPool pool) {
        return load(pool.id())
                .map(providers ->
                        providers.all().stream().map(IdentityProvider::name).collect(Collectors.toSet()));
    }

    /** What operations answer that name a provider the pool does not have. */
    public static ResourceNotFoundException missing(String name) {
        return new ResourceNotFoundException("Identity provider " + name + " does not exist.");
    }

    private Uni<Providers> load(String poolId) {
        return database.read(session -> store.all(session, poolId)).map(all -> new Providers(poolId, all));
    }

    private record Providers(String poolId, List<IdentityProvider> all) {}
}
