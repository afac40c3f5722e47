package dev.cognate.userpool.once;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Claims markers, in PostgreSQL: a cache that loses its data must not make a used {@code Session} good again.
 *
 * <p>A claim is one statement and does not wait for its own flush to disk. It is durable no later than the next thing
 * that is acknowledged: whatever commits after it, such as the sign-in or the failed attempt it was made for, flushes the
 * log up to there. A database that crashes in between forgets the marker together with what it led to.
 */
@ApplicationScoped
public class OnceMarkers {
    private static final String CLAIM = """
            with unhurried as (select set_config('synchronous_commit', 'off', true))
            insert into once_marker as kept (pool_id, marker, expires_at)
            select cast($1 as varchar), cast($2 as varchar), cast($3 as timestamptz) from unhurried
            on conflict (pool_id, marker) do update set expires_at = excluded.expires_at
            where kept.expires_at <= $4
            """;

    private final Pool database;
    private final Clock clock;

    OnceMarkers(Pool database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Claims a marker. Fails, and so never lets anything pass, while PostgreSQL is away.
     *
     * @param poolId the pool it belongs to
     * @param marker at most 128 characters, without secrets
     * @param ttl how long the marker is kept; as long as the thing it guards is valid
     * @return true to the first caller, false to all others
     */
    public Uni<Boolean> claim(String poolId, String marker, Duration ttl) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(poolId, marker, now.plus(ttl).atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
        return database.preparedQuery(CLAIM).execute(values).map(rows -> rows.rowCount() == 1);
    }
}
