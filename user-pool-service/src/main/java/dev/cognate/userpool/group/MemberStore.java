package dev.cognate.userpool.group;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code group_member}. */
@ApplicationScoped
class MemberStore implements UserDeletionListener {
    private final Clock clock;

    MemberStore(Clock clock) {
        this.clock = clock;
    }

    /** Puts a user into a group; false when it was there before. */
    Uni<Boolean> add(Mutiny.Session session, User user, UUID groupId) {
        return session.createNativeQuery("""
                        insert into group_member (pool_id, sub, group_id, added_at) values (:pool, :sub, :group, :now)
                        on conflict do nothing
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("group", groupId)
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Takes a user out of a group; false when it was not there. */
    Uni<Boolean> remove(Mutiny.Session session, User user, UUID groupId) {
        return session.createNativeQuery(
                        "delete from group_member where pool_id = :pool and sub = :sub and group_id = :group")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("group", groupId)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** How many groups a user is in. */
    Uni<Long> countGroups(Mutiny.Session session, User user) {
        return session.createNativeQuery("""
                        select count(*) from group_member m
                        join pool_group g on g.pool_id = m.pool_id and g.group_id = m.group_id
                        where m.pool_id = :pool and m.sub = :sub
                        """, Long.class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .getSingleResult();
    }

    /** The users of a group behind {@code after} in order of their subs, at most {@code limit}. */
    Uni<List<UUID>> page(Mutiny.Session session, Group group, UUID after, int limit) {
        return session.createNativeQuery("""
                        select sub from group_member where pool_id = :pool and group_id = :group and sub > :after
                        order by sub
                        """, UUID.class)
                .setParameter("pool", group.poolId())
                .setParameter("group", group.id())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.createNativeQuery("delete from group_member where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }
}
