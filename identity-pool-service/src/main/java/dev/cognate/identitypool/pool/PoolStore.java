package dev.cognate.identitypool.pool;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.cognate.contract.identity.IdentityPool;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code identity_pool}. */
@ApplicationScoped
class PoolStore {
    private static final String COLUMNS = """
            select pool_id, cast(settings as text) as settings, cast(roles as text) as roles,
                cast(tag_maps as text) as tag_maps
            from identity_pool
            """;
    private static final TypeReference<Map<String, TagMap>> TAG_MAPS = new TypeReference<>() {};

    private final Json json;

    PoolStore(Json json) {
        this.json = json;
    }

    Uni<Void> insert(Mutiny.Session session, Pool pool, Instant now) {
        return parameters(session.createNativeQuery("""
                insert into identity_pool (pool_id, name, settings, roles, tag_maps, created_at, modified_at)
                values (:id, :name, cast(cast(:settings as text) as jsonb), cast(cast(:roles as text) as jsonb),
                    cast(cast(:tags as text) as jsonb), :now, :now)
                """), pool, now);
    }

    Uni<Void> update(Mutiny.Session session, Pool pool, Instant now) {
        return parameters(session.createNativeQuery("""
                update identity_pool set name = :name, settings = cast(cast(:settings as text) as jsonb),
                    roles = cast(cast(:roles as text) as jsonb), tag_maps = cast(cast(:tags as text) as jsonb),
                    modified_at = :now
                where pool_id = :id
                """), pool, now);
    }

    private Uni<Void> parameters(Mutiny.MutationQuery query, Pool pool, Instant now) {
        return query.setParameter("id", pool.id())
                .setParameter("name", pool.settings().identityPoolName())
                .setParameter("settings", json.write(pool.settings()))
                .setParameter("roles", json.write(pool.roles()))
                .setParameter("tags", json.write(pool.tagMaps()))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<Pool>> find(Mutiny.Session session, String poolId) {
        return one(session, COLUMNS + "where pool_id = :id", poolId);
    }

    /** Locks the row until the transaction ends, so that two updates do not mix. */
    Uni<Optional<Pool>> findForUpdate(Mutiny.Session session, String poolId) {
        return one(session, COLUMNS + "where pool_id = :id for update", poolId);
    }

    /** The pools behind {@code after} in order of their ids, at most {@code limit}. */
    Uni<List<Pool>> page(Mutiny.Session session, String after, int limit) {
        return session.createNativeQuery(COLUMNS + "where pool_id > :after order by pool_id", PoolRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> pool(session, row)).toList());
    }

    Uni<Void> delete(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("delete from identity_pool where pool_id = :id")
                .setParameter("id", poolId)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Optional<Pool>> one(Mutiny.Session session, String sql, String poolId) {
        return session.createNativeQuery(sql, PoolRow.class)
                .setParameter("id", poolId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> pool(session, found)));
    }

    private Pool pool(Mutiny.Session session, PoolRow row) {
        // rows change by statements, which a managed entity would not show
        session.detach(row);
        return new Pool(
                row.poolId,
                json.read(row.settings, IdentityPool.class),
                json.read(row.roles, PoolRoles.class),
                json.read(row.tagMaps, TAG_MAPS));
    }
}
