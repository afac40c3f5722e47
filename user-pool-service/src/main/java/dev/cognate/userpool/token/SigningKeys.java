package dev.cognate.userpool.token;

import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import dev.cognate.userpool.oauth.extension.Signing;
import dev.cognate.userpool.srp.SrpWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The keys a pool signs its tokens with. One signs; the next is published beside it, so that a rotation surprises
 * nobody who keeps the key set for a while.
 */
@ApplicationScoped
public class SigningKeys {
    private static final int MAX_CACHED = 2_000;
    /** Tokens live a day at most. */
    private static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofHours(25);

    private final Database database;
    private final SigningKeyStore store;
    private final PoolChanges changes;
    private final SrpWorkers workers;
    private final Clock clock;
    private final PoolCache<String, PoolKeys> cache;

    SigningKeys(Database database, SigningKeyStore store, PoolChanges changes, SrpWorkers workers, Clock clock) {
        this.database = database;
        this.store = store;
        this.changes = changes;
        this.workers = workers;
        this.clock = clock;
        this.cache = changes.newCache(MAX_CACHED);
    }

    /** Makes the two keys of a new pool, one that signs and one published for the first rotation, in its transaction. */
    public Uni<Void> createFor(Mutiny.Session session, String poolId) {
        return createFor(session, poolId, Signing.RS256);
    }

    private Uni<Void> createFor(Mutiny.Session session, String poolId, Signing signing) {
        return insertNew(session, poolId, KeyRole.ACTIVE, signing)
                .chain(() -> insertNew(session, poolId, KeyRole.NEXT, signing));
    }

    /**
     * The key of a pool that signs in a certain way; the first time one is asked for that is not RSA, the pool gets such
     * keys. Fails with {@link NoSigningKeys} when there is no such pool.
     */
    Uni<SigningKey> signing(String poolId, Signing signing) {
        return of(poolId)
                .chain(keys -> keys.signing(signing).isPresent()
                        ? Uni.createFrom().item(keys.signing(signing).get())
                        : create(poolId, signing)
                                .chain(() -> of(poolId))
                                .map(renewed -> renewed.signing(signing).orElseThrow(NoSigningKeys::new)));
    }

    private Uni<Void> create(String poolId, Signing signing) {
        return database.inTransaction(session -> store.lock(session, poolId)
                        .chain(() -> store.kinds(session, poolId))
                        .chain(kinds -> kinds.isEmpty() || kinds.contains(signing)
                                ? Uni.createFrom().voidItem()
                                : createFor(session, poolId, signing))
                        .chain(() -> changes.announce(session, poolId)))
                .invoke(() -> changes.forget(poolId));
    }

    /**
     * Lets the next key sign, in the caller's transaction. The one that signed stays published until everything it signed
     * has expired.
     */
    public Uni<Void> rotate(Mutiny.Session session, String poolId) {
        return store.lock(session, poolId)
                .chain(() -> store.retireActive(session, poolId, clock.instant()))
                .chain(() -> store.promoteNext(session, poolId))
                .chain(() -> store.kinds(session, poolId))
                .chain(kinds -> insertNext(session, poolId, kinds))
                .chain(() -> changes.announce(session, poolId));
    }

    /**
     * Rotates, in the caller's transaction, if the active key began to sign before a moment and the pool still exists.
     *
     * @return whether it did
     */
    Uni<Boolean> rotateIfDue(Mutiny.Session session, String poolId, Instant before) {
        return store.lock(session, poolId)
                .chain(() -> store.isDue(session, poolId, before))
                .call(due -> due ? rotate(session, poolId) : Uni.createFrom().voidItem());
    }

    /** Forgets, in this process and at once, what a committed rotation replaced; the others hear of it. */
    void forget(String poolId) {
        changes.forget(poolId);
    }

    /** Pools whose active key began to sign before a moment, the longest ago first. */
    Uni<List<String>> due(Mutiny.Session session, Instant before, int limit) {
        return store.due(session, before, limit);
    }

    /** Deletes keys that are published no more. */
    Uni<Integer> deleteRetired(Mutiny.Session session) {
        return store.deleteRetired(session, clock.instant().minus(PUBLISHED_AFTER_RETIREMENT));
    }

    /** The pool's public keys as JSON Web Keys, the one that signs first; none for an unknown pool. */
    public Uni<List<Map<String, Object>>> published(String poolId) {
        return of(poolId)
                .map(PoolKeys::published)
                .onFailure(NoSigningKeys.class)
                .recoverWithItem(List.of());
    }

    /** The keys of a pool; fails with {@link NoSigningKeys} when there is no such pool. */
    Uni<PoolKeys> of(String poolId) {
        return cache.get(poolId, this::load, PoolKeys::poolId);
    }

    private Uni<PoolKeys> load(String poolId) {
        return database.read(
                        session -> store.find(session, poolId, clock.instant().minus(PUBLISHED_AFTER_RETIREMENT)))
                .map(found -> found.orElseThrow(NoSigningKeys::new));
    }

    private Uni<Void> insertNext(Mutiny.Session session, String poolId, List<Signing> kinds) {
        Uni<Void> inserted = Uni.createFrom().voidItem();
        for (Signing signing : kinds) {
            inserted = inserted.chain(() -> insertNew(session, poolId, KeyRole.NEXT, signing));
        }
        return inserted;
    }

    private Uni<Void> insertNew(Mutiny.Session session, String poolId, KeyRole role, Signing signing) {
        return workers.run(() -> NewSigningKey.generate(signing))
                .chain(key -> store.insert(session, poolId, role, key, clock.instant()));
    }
}
