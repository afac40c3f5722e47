package dev.cognate.userpool.group;

import dev.cognate.contract.idp.GroupType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code pool_group}. */
@ApplicationScoped
class GroupStore {
    private static final String COLUMNS = """
            select cast(g.group_id as text), g.pool_id, g.name, g.description, g.role_arn, g.precedence,
                cast(extract(epoch from g.created_at) * 1000 as bigint),
                cast(extract(epoch from g.modified_at) * 1000 as bigint)
            from pool_group g
            """;
    private static final String BY_NAME = COLUMNS + "where g.pool_id = :pool and g.name = :name";

    /** Stores a new group; false when the pool has one of this name. */
    Uni<Boolean> insert(Mutiny.Session session, Group group) {
        return session.createNativeQuery("""
                        insert into pool_group
                            (pool_id, name, group_id, description, role_arn, precedence, created_at, modified_at)
                        values (:pool, :name, :id, :description, :role, :precedence, :created, :modified)
                        on conflict (pool_id, name) do nothing
                        """)
                .setParameter("pool", group.poolId())
                .setParameter("name", group.name())
                .setParameter("id", group.id())
                .setParameter("description", group.settings().description())
                .setParameter("role", group.settings().roleArn())
                .setParameter("precedence", group.settings().precedence())
                .setParameter("created", group.settings().creationDate().atOffset(ZoneOffset.UTC))
                .setParameter("modified", group.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> update(Mutiny.Session session, Group group) {
        return session.createNativeQuery("""
                        update pool_group set description = :description, role_arn = :role, precedence = :precedence,
                            modified_at = :modified
                        where pool_id = :pool and name = :name
                        """)
                .setParameter("pool", group.poolId())
                .setParameter("name", group.name())
                .setParameter("description", group.settings().description())
                .setParameter("role", group.settings().roleArn())
                .setParameter("precedence", group.settings().precedence())
                .setParameter("modified", group.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, Group group) {
        return session.createNativeQuery("delete from pool_group where pool_id = :pool and name = :name")
                .setParameter("pool", group.poolId())
                .setParameter("name", group.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<Group>> find(Mutiny.Session session, String poolId, String name) {
        return one(session, BY_NAME, poolId, name);
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<Group>> findForUpdate(Mutiny.Session session, String poolId, String name) {
        return one(session, BY_NAME + " for update", poolId, name);
    }

    /** Keeps the group from being deleted until the transaction ends. */
    Uni<Optional<Group>> findForShare(Mutiny.Session session, String poolId, String name) {
        return one(session, BY_NAME + " for key share", poolId, name);
    }

    /** How many groups a pool has. */
    Uni<Long> count(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select count(*) from pool_group where pool_id = :pool", Long.class)
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    /** The pool's groups behind {@code after} in order of their names, at most {@code limit}. */
    Uni<List<Group>> page(Mutiny.Session session, String poolId, String after, int limit) {
        return session.createNativeQuery(
                        COLUMNS + "where g.pool_id = :pool and g.name > :after order by g.name", Object[].class)
                .setParameter("pool", poolId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(GroupStore::groups);
    }

    /** The groups of a user behind {@code after} in order of their names, at most {@code limit}. */
    Uni<List<Group>> page(Mutiny.Session session, String poolId, UUID sub, String after, int limit) {
        return session.createNativeQuery(COLUMNS + """
                        join group_member m on m.pool_id = g.pool_id and m.group_id = g.group_id
                        where m.pool_id = :pool and m.sub = :sub and g.name > :after order by g.name
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(GroupStore::groups);
    }

    private static Uni<Optional<Group>> one(Mutiny.Session session, String sql, String poolId, String name) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(GroupStore::group));
    }

    private static List<Group> groups(List<Object[]> rows) {
        return rows.stream().map(GroupStore::group).toList();
    }

    private static Group group(Object[] row) {
        return new Group(
                UUID.fromString((String) row[0]),
                GroupType.builder()
                        .userPoolId((String) row[1])
                        .groupName((String) row[2])
                        .description((String) row[3])
                        .roleArn((String) row[4])
                        .precedence((Integer) row[5])
                        .creationDate(moment(row[6]))
                        .lastModifiedDate(moment(row[7]))
                        .build());
    }

    private static Instant moment(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
