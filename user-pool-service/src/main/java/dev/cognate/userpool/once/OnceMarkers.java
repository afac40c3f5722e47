package dev.cognate.userpool.once;

import dev.cognate.userpool.database.Database;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Claims markers: in Redis, and in PostgreSQL while Redis is away. A claim is never skipped: when both are away it fails.
 *
 * <p>Markers claimed in PostgreSQL are unknown to Redis when it comes back, so after a failure this process asks both for
 * as long as any marker may live.
 */
@ApplicationScoped
public class OnceMarkers {
    private static final Logger LOG = Logger.getLogger(OnceMarkers.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONGEST_MARKER = Duration.ofMinutes(30);

    private final ReactiveRedisDataSource redis;
    private final Database database;
    private final Clock clock;
    private volatile Instant askBothUntil = Instant.MIN;

    OnceMarkers(ReactiveRedisDataSource redis, Database database, Clock clock) {
        this.redis = redis;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Claims a marker.
     *
     * @param poolId the pool it belongs to
     * @param marker at most 128 characters, without secrets
     * @param ttl how long the marker is kept, at most 30 minutes; as long as the thing it guards is valid
     * @return true to the first caller, false to all others
     */
    public Uni<Boolean> claim(String poolId, String marker, Duration ttl) {
        return inRedis(poolId, marker, ttl)
                .chain(first -> first && clock.instant().isBefore(askBothUntil)
                        ? inDatabase(poolId, marker, ttl)
                        : Uni.createFrom().item(first))
                .onFailure(RedisAway.class)
                .recoverWithUni(() -> inDatabase(poolId, marker, ttl));
    }

    private Uni<Boolean> inRedis(String poolId, String marker, Duration ttl) {
        String key = "{" + poolId + "}:once:" + marker;
        return redis.execute("SET", key, "1", "NX", "PX", Long.toString(ttl.toMillis()))
                .map(response -> response != null)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(this::away);
    }

    private RedisAway away(Throwable cause) {
        Instant now = clock.instant();
        if (now.isAfter(askBothUntil)) {
            LOG.warnf("Redis does not answer (%s); one-time markers go to PostgreSQL", cause.getMessage());
        }
        askBothUntil = now.plus(LONGEST_MARKER);
        return new RedisAway();
    }

    private Uni<Boolean> inDatabase(String poolId, String marker, Duration ttl) {
        Instant now = clock.instant();
        return database.inTransaction(session -> session.createNativeQuery("""
                        insert into once_marker as kept (pool_id, marker, expires_at) values (:pool, :marker, :expires)
                        on conflict (pool_id, marker) do update set expires_at = excluded.expires_at
                        where kept.expires_at <= :now
                        """)
                .setParameter("pool", poolId)
                .setParameter("marker", marker)
                .setParameter("expires", now.plus(ttl).atOffset(ZoneOffset.UTC))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1));
    }

    /** Redis failed or took too long. */
    private static final class RedisAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RedisAway() {
            super("Redis does not answer", null, false, false);
        }
    }
}
