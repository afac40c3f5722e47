package dev.cognate.userpool.token;

import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.Pools;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Rotates the keys of each pool when their time has come, and deletes those that are published no more. Every replica does
 * so; the lock on a pool's keys lets one of them rotate.
 */
@Singleton
class SigningKeyRotation {
    private static final Logger LOG = Logger.getLogger(SigningKeyRotation.class);
    private static final int POOLS_AT_A_TIME = 50;
    /** Relying parties keep a key set for up to a day, and must have seen the next key before it signs. */
    private static final Duration SHORTEST_LIFETIME = Duration.ofDays(1);

    private final SigningKeys keys;
    private final Pools pools;
    private final UserPoolEvents events;
    private final Database database;
    private final Clock clock;
    private final Duration lifetime;

    SigningKeyRotation(
            SigningKeys keys,
            Pools pools,
            UserPoolEvents events,
            Database database,
            Clock clock,
            SigningKeyConfig config) {
        this.keys = keys;
        this.pools = pools;
        this.events = events;
        this.database = database;
        this.clock = clock;
        this.lifetime = config.lifetime();
        if (lifetime.compareTo(SHORTEST_LIFETIME) < 0) {
            throw new IllegalArgumentException(
                    "cognate.signing-key.lifetime is " + lifetime + ", which is less than a day");
        }
    }

    @Scheduled(
            every = "{cognate.signing-key.check-every:10m}",
            delayed = "{cognate.signing-key.first-check-after:2m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return database.read(session -> keys.due(session, dueBefore(), POOLS_AT_A_TIME))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::rotateAlone)
                .onItem()
                .ignoreAsUni()
                .chain(() -> database.inTransaction(keys::deleteRetired))
                .replaceWithVoid();
    }

    /** Rotates the keys of a pool if they are due still; answers whether it did. */
    Uni<Boolean> rotate(String poolId) {
        return pools.require(poolId)
                .chain(pool -> database.inTransaction(session -> keys.rotateIfDue(session, poolId, dueBefore())
                        .call(rotated -> rotated
                                ? events.record(session, UserPoolEventType.SIGNING_KEY_ROTATED, pool, null, Map.of())
                                : Uni.createFrom().voidItem())))
                .invoke(rotated -> keys.forget(poolId));
    }

    /** One pool that fails, or was deleted meanwhile, holds up no other. */
    private Uni<Boolean> rotateAlone(String poolId) {
        return rotate(poolId)
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "The signing keys of %s were not rotated", poolId))
                .onFailure()
                .recoverWithItem(false);
    }

    private Instant dueBefore() {
        return clock.instant().minus(lifetime);
    }
}
