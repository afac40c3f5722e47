package dev.cognate.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The relay's side of the outbox. Its methods block, and are called on the relay's own thread. */
final class OutboxTable {
    /** A locked shard is skipped: another replica is at it. */
    private static final String LOCK = """
            select s.shard from outbox_shard s
            where s.shard <> all ($1) and exists (select 1 from outbox o where o.shard = s.shard)
            order by s.shard limit $2
            for update of s skip locked""";

    private static final String READ = """
            select o.id, o.topic, o.type, o.aggregatetype, o.aggregateid, o.payload::text as payload, o.occurred_at,
                   o.tracingspancontext
            from unnest($1::smallint[]) as leased (shard)
            cross join lateral (
                select * from outbox where shard = leased.shard order by created_at, id limit $2) o
            order by o.created_at, o.id""";

    private static final String DELETE = "delete from outbox where id = any ($1)";

    private static final String LAG = """
            select (select count(*) from (select 1 from outbox limit 100000) counted) as events,
                   coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::bigint as seconds
            from outbox""";

    /** Half of them, so that two relays share the work. */
    private static final int SHARDS_AT_ONCE = Outbox.SHARDS / 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pool pool;
    private final Duration timeout;

    OutboxTable(Pool pool, Duration timeout) {
        this.pool = pool;
        this.timeout = timeout;
    }

    /**
     * Locks some shards that have events and are neither locked by another relay nor visited before: a few statements serve
     * them all, however thin the events are spread.
     *
     * @return empty when there is none; to be closed otherwise
     */
    Optional<Lease> lease(Set<Short> visited) {
        SqlConnection connection = await(pool.getConnection());
        Transaction transaction = null;
        try {
            transaction = await(connection.begin());
            Tuple parameters =
                    Tuple.tuple().addArrayOfShort(visited.toArray(Short[]::new)).addInteger(SHARDS_AT_ONCE);
            List<Short> locked = new ArrayList<>();
            query(connection, LOCK, parameters).forEach(row -> locked.add(row.getShort("shard")));
            if (!locked.isEmpty()) {
                return Optional.of(new Lease(connection, transaction, locked));
            }
            release(connection, transaction);
            return Optional.empty();
        } catch (RuntimeException e) {
            release(connection, transaction);
            throw e;
        }
    }

    Uni<OutboxLag> lag() {
        return pool.query(LAG).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new OutboxLag(row.getLong("events"), Duration.ofSeconds(row.getLong("seconds")));
        });
    }

    /** The right to publish the events of some shards. */
    final class Lease implements AutoCloseable {
        private final SqlConnection connection;
        private Transaction transaction;
        private final List<Short> shards;

        private Lease(SqlConnection connection, Transaction transaction, List<Short> shards) {
            this.connection = connection;
            this.transaction = transaction;
            this.shards = shards;
        }

        List<Short> shards() {
            return shards;
        }

        /** The oldest events of each shard, about so many in all. A statement of its own after the lock: it sees what the lock's last owner deleted. */
        List<Event> read(int limit) {
            Tuple parameters = Tuple.tuple()
                    .addArrayOfShort(shards.toArray(Short[]::new))
                    .addInteger(Math.max(1, limit / shards.size()));
            List<Event> events = new ArrayList<>();
            query(connection, READ, parameters).forEach(row -> events.add(toEvent(row)));
            return events;
        }

        void delete(Collection<UUID> published) {
            if (!published.isEmpty()) {
                query(connection, DELETE, Tuple.tuple().addArrayOfUUID(published.toArray(UUID[]::new)));
            }
        }

        void commit() {
            Transaction finished = transaction;
            transaction = null;
            await(finished.commit());
        }

        /** Gives the shard back; what was not committed is undone. */
        @Override
        public void close() {
            release(connection, transaction);
        }
    }

    private void release(SqlConnection connection, Transaction transaction) {
        try {
            if (transaction != null) {
                await(transaction.rollback());
            }
        } finally {
            await(connection.close());
        }
    }

    private RowSet<Row> query(SqlConnection connection, String sql, Tuple parameters) {
        return await(connection.preparedQuery(sql).execute(parameters));
    }

    private <T> T await(Uni<T> uni) {
        return uni.await().atMost(timeout);
    }

    private static Event toEvent(Row row) {
        String key = row.getString("aggregateid");
        try {
            return new Event(
                    row.getUUID("id"),
                    row.getString("topic"),
                    row.getString("type"),
                    row.getString("aggregatetype"),
                    Event.poolOf(key),
                    Event.subjectOf(key),
                    row.getOffsetDateTime("occurred_at").toInstant(),
                    Optional.ofNullable(row.getString("tracingspancontext")),
                    JSON.readTree(row.getString("payload")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("jsonb that is not JSON", e);
        }
    }
}
