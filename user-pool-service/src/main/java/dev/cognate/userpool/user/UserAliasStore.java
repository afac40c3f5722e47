package dev.cognate.userpool.user;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code user_alias}: names that lead to users, each to one. */
@ApplicationScoped
class UserAliasStore {
    /** The user one of the aliases of one name leads to; e-mail addresses win over phone numbers, these over usernames. */
    Uni<Optional<UUID>> find(Mutiny.Session session, String poolId, List<Alias> candidates) {
        // the kinds are named in the order in which they win
        return session.createNativeQuery("""
                select sub from user_alias where pool_id = :pool and kind in (:kinds) and value_key = :key
                order by kind limit 1
                """, UUID.class)
                .setParameter("pool", poolId)
                .setParameter(
                        "kinds",
                        candidates.stream().map(alias -> alias.kind().name()).toList())
                .setParameter("key", candidates.getFirst().key())
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

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
