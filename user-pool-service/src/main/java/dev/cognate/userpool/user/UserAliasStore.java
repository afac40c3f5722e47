package dev.cognate.userpool.user;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code user_alias}: names that lead to users, each to one. */
@ApplicationScoped
class UserAliasStore {
    Uni<Optional<UUID>> owner(Mutiny.Session session, String poolId, Alias alias) {
        return session.createNativeQuery(
                        "select sub from user_alias where pool_id = :pool and kind = :kind and value_key = :key",
                        UUID.class)
                .setParameter("pool", poolId)
                .setParameter("kind", alias.kind().name())
                .setParameter("key", alias.key())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    /** Takes a name for a user; false when it leads to a user already. */
    Uni<Boolean> take(Mutiny.Session session, User user, Alias alias) {
        return session.createNativeQuery("""
                insert into user_alias (pool_id, kind, value_key, sub) values (:pool, :kind, :key, :sub)
                on conflict do nothing
                """)
                .setParameter("pool", user.poolId())
                .setParameter("kind", alias.kind().name())
                .setParameter("key", alias.key())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> release(Mutiny.Session session, User user, Alias alias) {
        return session.createNativeQuery("""
                delete from user_alias where pool_id = :pool and kind = :kind and value_key = :key and sub = :sub
                """)
                .setParameter("pool", user.poolId())
                .setParameter("kind", alias.kind().name())
                .setParameter("key", alias.key())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> releaseAll(Mutiny.Session session, String poolId, UUID sub) {
        return session.createNativeQuery("delete from user_alias where pool_id = :pool and sub = :sub")
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .executeUpdate()
                .replaceWithVoid();
    }
}
