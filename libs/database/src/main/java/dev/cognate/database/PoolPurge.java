package dev.cognate.database;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Removes what deleted pools leave behind, some rows of each table in a transaction, so that even a pool of ten million
 * users goes without holding up others. Pool ids are never used again, so nobody sees the remains meanwhile.
 *
 * <p>For services with a table {@code pool_purge (pool_id)}, whose other tables name the pool of a row in {@code pool_id}.
 */
@ApplicationScoped
public class PoolPurge {
    private static final int ROWS_PER_STEP = 2_000;

    private final Database database;

    PoolPurge(Database database) {
        this.database = database;
    }

    /** Notes that a pool is gone, in the transaction that deletes it. */
    public Uni<Void> announce(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("insert into pool_purge (pool_id) values (:pool)")
                .setParameter("pool", poolId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Goes one step on with the next deleted pool nobody else works on. */
    public Uni<Void> next() {
        return database.inTransaction(session -> session.createNativeQuery(
                        "select pool_id from pool_purge limit 1 for update skip locked", String.class)
                .getSingleResultOrNull()
                .chain(poolId -> poolId == null ? Uni.createFrom().voidItem() : purge(session, poolId)));
    }

    /** Goes one step on with a pool; a small pool is gone after it. */
    public Uni<Void> step(String poolId) {
        return database.inTransaction(session -> session.createNativeQuery(
                        "select pool_id from pool_purge where pool_id = :pool for update skip locked", String.class)
                .setParameter("pool", poolId)
                .getSingleResultOrNull()
                .chain(locked -> locked == null ? Uni.createFrom().voidItem() : purge(session, poolId)));
    }

    private static Uni<Void> purge(Mutiny.Session session, String poolId) {
        return tables(session).chain(tables -> {
            Uni<Boolean> emptied = Uni.createFrom().item(true);
            for (String table : tables) {
                emptied = emptied.chain(
                        soFar -> deleteSome(session, table, poolId).map(rows -> soFar && rows < ROWS_PER_STEP));
            }
            return emptied.chain(
                    done -> done ? forget(session, poolId) : Uni.createFrom().voidItem());
        });
    }

    /** Every table of this service whose rows belong to pools: new features need not register theirs. */
    private static Uni<List<String>> tables(Mutiny.Session session) {
        return session.createNativeQuery("""
                select cast(table_name as text) from information_schema.columns
                where table_schema = current_schema() and column_name = 'pool_id'
                  and table_name <> 'pool_purge'
                order by table_name
                """, String.class).getResultList();
    }

    private static Uni<Integer> deleteSome(Mutiny.Session session, String table, String poolId) {
        return session.createNativeQuery(
                        "delete from " + table + " where pool_id = :pool and ctid in (select ctid from " + table
                                + " where pool_id = :pool limit " + ROWS_PER_STEP + ")")
                .setParameter("pool", poolId)
                .executeUpdate();
    }

    private static Uni<Void> forget(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("delete from pool_purge where pool_id = :pool")
                .setParameter("pool", poolId)
                .executeUpdate()
                .replaceWithVoid();
    }
}
