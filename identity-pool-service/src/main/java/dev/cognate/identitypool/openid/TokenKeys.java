package dev.cognate.identitypool.openid;

import dev.cognate.database.Database;
import dev.cognate.database.PoolCache;
import dev.cognate.database.PoolChanges;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The keys all tokens are signed with. Of each purpose one signs; the next is published beside it, so that a rotation surprises
 * nobody who keeps the key set for a while. The first two are made when they are needed first.
 */
@Singleton
class TokenKeys {
    /** Under this name the keys of identity tokens are announced and remembered, like the settings of a pool. */
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
        this.cache = changes.newCache(KeyPurpose.values().length);
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0) {
            throw new IllegalArgumentException(
                    "cognate.identity-token.key-lifetime is " + lifetime + ", which is less than a day");
        }
    }

    /** The keys of identity tokens as they are now. */
    Uni<KeySet> current() {
        return current(KeyPurpose.IDENTITY);
    }

    /** The keys of a purpose as they are now. */
    Uni<KeySet> current(KeyPurpose purpose) {
        return cache.get(name(purpose), name -> load(purpose), keys -> name(purpose));
    }

    /** Lets the next keys sign when the active ones have signed for long enough; forgets keys nobody needs any more. */
    @Scheduled(
            every = "{cognate.identity-token.check-key-every:10m}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rotateWhenDue() {
        return Multi.createFrom()
                .items(KeyPurpose.values())
                .onItem()
                .transformToUniAndConcatenate(this::rotateWhenDue)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> rotateWhenDue(KeyPurpose purpose) {
        return database.inTransaction(session -> store.lock(session)
                        .chain(() -> find(session, purpose))
                        .chain(keys -> keys.filter(this::isDue).isPresent()
                                ? rotate(session, purpose)
                                : Uni.createFrom().voidItem())
                        .chain(() -> store.deleteRetired(session, retiredSince())))
                .invoke(() -> changes.forget(name(purpose)));
    }

    private boolean isDue(KeySet keys) {
        return !clock.instant().isBefore(keys.activeSince().plus(lifetime));
    }

    private Uni<Void> rotate(Mutiny.Session session, KeyPurpose purpose) {
        Instant now = clock.instant();
        return store.retireActive(session, purpose, now)
                .chain(() -> store.promoteNext(session, purpose, now))
                .chain(() -> insertNew(session, purpose, KeyRole.NEXT))
                .chain(() -> changes.announce(session, name(purpose)));
    }

    private Uni<KeySet> load(KeyPurpose purpose) {
        return database.read(session -> find(session, purpose))
                .chain(found -> found.map(Uni.createFrom()::item).orElseGet(() -> create(purpose)));
    }

    private Uni<KeySet> create(KeyPurpose purpose) {
        return database.inTransaction(session -> store.lock(session)
                .chain(() -> find(session, purpose))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().voidItem()
                        : insertNew(session, purpose, KeyRole.ACTIVE)
                                .chain(() -> insertNew(session, purpose, KeyRole.NEXT)))
                .chain(() -> find(session, purpose))
                .map(Optional::orElseThrow));
    }

    private Uni<Optional<KeySet>> find(Mutiny.Session session, KeyPurpose purpose) {
        return store.find(session, purpose, retiredSince());
    }

    private Instant retiredSince() {
        return clock.instant().minus(PUBLISHED_AFTER_RETIREMENT);
    }

    private Uni<Void> insertNew(Mutiny.Session session, KeyPurpose purpose, KeyRole role) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> NewTokenKey.generate(purpose))
                        .toCompletionStage())
                .chain(key -> store.insert(session, purpose, role, key, clock.instant()));
    }

    private static String name(KeyPurpose purpose) {
        return purpose == KeyPurpose.IDENTITY ? ALL : "sts-token-keys-" + purpose;
    }
}
