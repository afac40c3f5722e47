package dev.cognate.identitypool.iam.entity;

import dev.cognate.database.Json;
import dev.cognate.iam.directory.EntityKind;
import dev.cognate.iam.directory.IamEntity;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.PolicyHolder;
import dev.cognate.iam.directory.StateChange;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code iam_entity}. */
@ApplicationScoped
class EntityStore {
    private static final String SELECT =
            "select cast(document as text), revision from iam_entity where kind = :kind and name = :name ";

    private final Json json;

    EntityStore(Json json) {
        this.json = json;
    }

    /** An entity and the revision of its row. */
    record Stored<T extends IamEntity>(T entity, long revision) {}

    /**
     * A part of a list.
     *
     * @param pathPrefix empty for all
     * @param after the name it goes on behind, empty from the start
     */
    record Range(String pathPrefix, String after, int limit) {}

    /** Stores what is new; false when there is one of the name. */
    Uni<Boolean> insert(Mutiny.Session session, StateChange change) {
        IamEntity entity = change.entity().orElseThrow();
        return session.createNativeQuery("""
                        insert into iam_entity (kind, name, path, document, revision)
                        values (:kind, :name, :path, cast(cast(:document as text) as jsonb), :revision)
                        on conflict (kind, name) do nothing
                        """)
                .setParameter("kind", change.kind().wireName())
                .setParameter("name", change.name())
                .setParameter("path", entity.path())
                .setParameter("document", json.write(entity))
                .setParameter("revision", change.revision())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> update(Mutiny.Session session, StateChange change) {
        IamEntity entity = change.entity().orElseThrow();
        return session.createNativeQuery("""
                        update iam_entity set path = :path, document = cast(cast(:document as text) as jsonb),
                            revision = :revision
                        where kind = :kind and name = :name
                        """)
                .setParameter("kind", change.kind().wireName())
                .setParameter("name", change.name())
                .setParameter("path", entity.path())
                .setParameter("document", json.write(entity))
                .setParameter("revision", change.revision())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> delete(Mutiny.Session session, StateChange gone) {
        return session.createNativeQuery("delete from iam_entity where kind = :kind and name = :name")
                .setParameter("kind", gone.kind().wireName())
                .setParameter("name", gone.name())
                .executeUpdate()
                .replaceWithVoid();
    }

    <T extends IamEntity> Uni<Optional<Stored<T>>> find(Mutiny.Session session, Class<T> type, String name) {
        return one(session, type, name, SELECT);
    }

    /** The row stays as it is until the transaction ends. */
    <T extends IamEntity> Uni<Optional<Stored<T>>> lock(Mutiny.Session session, Class<T> type, String name) {
        return one(session, type, name, SELECT + "for update");
    }

    private <T extends IamEntity> Uni<Optional<Stored<T>>> one(
            Mutiny.Session session, Class<T> type, String name, String sql) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("kind", EntityKind.of(type).wireName())
                .setParameter("name", IamState.keyOf(name))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(found ->
                                new Stored<>(json.read((String) found[0], type), ((Number) found[1]).longValue())));
    }

    <T extends IamEntity> Uni<List<T>> list(Mutiny.Session session, Class<T> type, Range range) {
        return session.createNativeQuery("""
                        select cast(document as text) from iam_entity
                        where kind = :kind and name > :after and starts_with(path, :prefix) order by name
                        """, String.class)
                .setParameter("kind", EntityKind.of(type).wireName())
                .setParameter("after", range.after())
                .setParameter("prefix", range.pathPrefix())
                .setMaxResults(range.limit())
                .getResultList()
                .map(rows -> rows.stream().map(row -> json.read(row, type)).toList());
    }

    /** Users and roles whose document has a member of this value, or a list in which these values are. */
    Uni<List<PolicyHolder>> holders(Mutiny.Session session, String member, Object value) {
        return session.createNativeQuery("""
                        select kind, cast(document as text) from iam_entity
                        where kind in ('user', 'role') and document @> cast(cast(:holding as text) as jsonb)
                        order by kind, name
                        """, Object[].class)
                .setParameter("holding", json.write(Map.of(member, value)))
                .getResultList()
                .map(rows -> rows.stream().map(this::holder).toList());
    }

    private PolicyHolder holder(Object[] row) {
        EntityKind kind = EntityKind.named((String) row[0]).orElseThrow();
        return (PolicyHolder) json.read((String) row[1], kind.type());
    }
}
