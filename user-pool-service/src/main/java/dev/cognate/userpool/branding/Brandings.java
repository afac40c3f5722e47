package dev.cognate.userpool.branding;

import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.client.ClientInPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How the pages of clients look, mostly from memory: a style of managed login goes before the classic one. */
@ApplicationScoped
public class Brandings {
    private static final int MAX_CACHED = 2_000;

    private final Database database;
    private final StyleStore styles;
    private final UiCustomizationStore classics;
    private final PoolCache<String, Look> cache;

    Brandings(Database database, StyleStore styles, UiCustomizationStore classics, PoolChanges changes) {
        this.database = database;
        this.styles = styles;
        this.classics = classics;
        this.cache = changes.newCache(MAX_CACHED);
    }

    /** How the pages of a client look. */
    public Uni<Brand> of(ClientInPool target) {
        return look(target.pool().id(), target.client().id()).map(Look::brand);
    }

    Uni<Look> look(String poolId, String clientId) {
        return cache.get(clientId, id -> load(poolId, id), Look::poolId);
    }

    private Uni<Look> load(String poolId, String clientId) {
        return database.read(session -> styles.ofClient(session, poolId, clientId)
                .chain(style -> style.isPresent()
                        ? Uni.createFrom().item(Looks.of(style.get(), clientId))
                        : classics.find(session, poolId, clientId)
                                .map(classic -> classic.map(found -> Looks.of(found, clientId))
                                        .orElseGet(() -> Look.plain(poolId)))));
    }
}
