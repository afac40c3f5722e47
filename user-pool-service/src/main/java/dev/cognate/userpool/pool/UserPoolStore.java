package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code user_pool}. */
@ApplicationScoped
class UserPoolStore {
    private static final String COLUMNS =
            "select pool_id, name, cast(settings as text) as settings, cast(mfa as text) as mfa from user_pool ";

    private final Json json;

    UserPoolStore(Json json) {
        this.json = json;
    }

    Uni<Void> insert(Mutiny.Session session, UserPool pool) {
        return session.createNativeQuery("""
                insert into user_pool (pool_id, name, settings, mfa, created_at, modified_at)
                values (:id, :name, cast(cast(:settings as text) as jsonb), cast(cast(:mfa as text) as jsonb),
                    :created, :modified)
                """)
                .setParameter("id", pool.id())
                .setParameter("name", pool.settings().name())
                .setParameter("settings", json.write(pool.settings()))
                .setParameter("mfa", json.write(pool.mfa()))
                .setParameter("created", pool.settings().creationDate().atOffset(ZoneOffset.UTC))
                .setParameter("modified", pool.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> update(Mutiny.Session session, UserPool pool) {
        return session.createNativeQuery("""
                update user_pool set name = :name, settings = cast(cast(:settings as text) as jsonb),
                    mfa = cast(cast(:mfa as text) as jsonb), modified_at = :modified
                where pool_id = :id
                """)
                .setParameter("id", pool.id())
                .setParameter("name", pool.settings().name())
                .setParameter("settings", json.write(pool.settings()))
                .setParameter("mfa", json.write(pool.mfa()))
                .setParameter("modified", pool.settings().lastModifiedDate().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<UserPool>> find(Mutiny.Session session, String poolId) {
        return one(session, COLUMNS + "where pool_id = :id", poolId);
    }

    /** Locks the row until the transaction ends, so that two updates do not mix. */
    Uni<Optional<UserPool>> findForUpdate(Mutiny.Session session, String poolId) {
        return one(session, COLUMNS + "where pool_id = :id for update", poolId);
    }

    /** Keeps the row from being deleted until the transaction ends; false when there is none. */
    Uni<Boolean> findForShare(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select 1 from user_pool where pool_id = :id for key share", Integer.class)
                .setParameter("id", poolId)
                .getSingleResultOrNull()
                .map(Objects::nonNull);
    }

    /** The pools behind {@code after} in order of their ids, at most {@code limit}. */
    Uni<List<UserPool>> page(Mutiny.Session session, String after, int limit) {
        return session.createNativeQuery(COLUMNS + "where pool_id > :after order by pool_id", UserPoolRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> pool(session, row)).toList());
    }

    Uni<Void> delete(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("delete from user_pool where pool_id = :id")
                .setParameter("id", poolId)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Optional<UserPool>> one(Mutiny.Session session, String sql, String poolId) {
        return session.createNativeQuery(sql, UserPoolRow.class)
                .setParameter("id", poolId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(found -> pool(session, found)));
    }

    private UserPool pool(Mutiny.Session session, UserPoolRow row) {
        // rows change by statements, which a managed entity would not show
        session.detach(row);
        MfaSettings mfa = row.mfa == null ? MfaSettings.NONE : json.read(row.mfa, MfaSettings.class);
        return new UserPool(row.poolId, json.read(row.settings, UserPoolType.class), mfa);
    }
}
