package dev.cognate.identitypool.openid;

import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The keys all identity tokens are signed with. One signs; the next is published beside it, so that a rotation surprises
 * nobody who keeps the key set for a while. The first two are made when they are needed first.
 */
@Singleton
class TokenKeys {
    /** Under this name the keys are announced and remembered, like the settings of a pool. */
    private static final String ALL = "identity-token-keys";
    /** Tokens live a day at most. */
    private static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofHours(25);
    /** Relying parties keep a key set for a while, and must have seen the next key before it signs. */
    private static final Duration SHORTEST_LIFETIME = Duration.ofDays(1);

    private final Database database;
    private final TokenKeyStore store;
    private final PoolChanges changes;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration lifetime;
    private final PoolCache<String, KeySet> cache;

    TokenKeys(
            Database database,
            TokenKeyStore store,
            PoolChanges changes,
            Vertx vertx,
            Clock clock,
            IdentityTokenConfig config) {
        this.database = database;
        this.store = store;
        this.changes = changes;
        this.vertx = vertx;
        this.clock = clock;
        this.lifetime = config.keyLifetime();
        this.cache = changes.newCache(1);
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0) {
            throw new IllegalArgumentException(
                    "cognate.identity-token.key-lifetime is " + lifetime + ", which is less than a day");
        }
    }

    /** The keys as they are now. */
    Uni<KeySet> current() {
        return cache.get(ALL, name -> load(), keys -> ALL);
    }

    /** Lets the next key sign when the active one has signed for long enough; forgets keys nobody needs any more. */
    @Scheduled(
            every = "{cognate.identity-token.check-key-every:10m}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rotateWhenDue() {
        return database.inTransaction(session -> store.lock(session)
                        .chain(() -> find(session))
                        .chain(keys -> keys.filter(this::isDue).isPresent()
                                ? rotate(session)
                                : Uni.createFrom().voidItem())
                        .chain(() -> store.deleteRetired(session, retiredSince())))
                .invoke(() -> changes.forget(ALL));
    }

    private boolean isDue(KeySet keys) {
        return !clock.instant().isBefore(keys.activeSince().plus(lifetime));
    }

    private Uni<Void> rotate(Mutiny.Session session) {
        Instant now = clock.instant();
        return store.retireActive(session, now)
                .chain(() -> store.promoteNext(session, now))
                .chain(() -> insertNew(session, KeyRole.NEXT))
                .chain(() -> changes.announce(session, ALL));
    }

    private Uni<KeySet> load() {
        return database.read(this::find)
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(this::create));
    }

    private Uni<KeySet> create() {
        return database.inTransaction(session -> store.lock(session)
                .chain(() -> find(session))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : insertNew(session, KeyRole.ACTIVE).chain(() -> insertNew(session, KeyRole.NEXT)))
                .chain(() -> find(session))
                .map(Optional::orElseThrow));
    }

    private Uni<Optional<KeySet>> find(Mutiny.Session session) {
        return store.find(session, retiredSince());
    }

    private Instant retiredSince() {
        return clock.instant().minus(PUBLISHED_AFTER_RETIREMENT);
    }

    private Uni<Void> insertNew(Mutiny.Session session, KeyRole role) {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(NewTokenKey::generate).toCompletionStage())
                .chain(key -> store.insert(session, role, key, clock.instant()));
    }
}
