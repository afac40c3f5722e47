package dev.cognate.userpool.group;

import dev.cognate.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Removes the members of deleted groups, some rows in a transaction, so that a group of millions is deleted at once. */
@ApplicationScoped
class GroupPurge {
    private static final int ROWS_PER_STEP = 2_000;

    private final Database database;

    GroupPurge(Database database) {
        this.database = database;
    }

    /** Notes that a group is gone, in the transaction that deletes it. */
    Uni<Void> announce(Mutiny.Session session, Group group) {
        return session.createNativeQuery("insert into group_purge (pool_id, group_id) values (:pool, :group)")
                .setParameter("pool", group.poolId())
                .setParameter("group", group.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Goes one step on with the next deleted group nobody else works on. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> next() {
        return database.inTransaction(session -> session.createNativeQuery(
                        "select pool_id, cast(group_id as text) from group_purge limit 1 for update skip locked",
                        Object[].class)
                .getSingleResultOrNull()
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : step(session, (String) row[0], UUID.fromString((String) row[1]))));
    }

    private static Uni<Void> step(Mutiny.Session session, String poolId, UUID groupId) {
        return deleteSome(session, poolId, groupId)
                .chain(rows -> rows < ROWS_PER_STEP
                        ? forget(session, poolId, groupId)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Integer> deleteSome(Mutiny.Session session, String poolId, UUID groupId) {
        return session.createNativeQuery("""
                        delete from group_member where pool_id = :pool and group_id = :group and sub in
                            (select sub from group_member where pool_id = :pool and group_id = :group limit :rows)
                        """)
                .setParameter("pool", poolId)
                .setParameter("group", groupId)
                .setParameter("rows", ROWS_PER_STEP)
                .executeUpdate();
    }

    private static Uni<Void> forget(Mutiny.Session session, String poolId, UUID groupId) {
        return session.createNativeQuery("delete from group_purge where pool_id = :pool and group_id = :group")
                .setParameter("pool", poolId)
                .setParameter("group", groupId)
                .executeUpdate()
                .replaceWithVoid();
    }
}
