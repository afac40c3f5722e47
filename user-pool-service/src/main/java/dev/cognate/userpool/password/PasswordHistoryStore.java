package dev.cognate.userpool.password;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code former_password}, and the current passwords that end up in it. */
@ApplicationScoped
class PasswordHistoryStore implements UserDeletionListener {

    /** Sealed hashes of the user's current password and of former ones, the newest first. */
    Uni<List<byte[]>> newest(Mutiny.Session session, User user, int count) {
        return session.createNativeQuery("""
                        select password_hash from (
                            select password_hash, 2147483647 as generation
                            from user_credential where pool_id = :pool and sub = :sub
                            union all
                            select password_hash, generation
                            from former_password where pool_id = :pool and sub = :sub
                        ) known order by generation desc
                        """, byte[].class)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setMaxResults(count)
                .getResultList();
    }

    /** Keeps the current password as a former one; call before another takes its place. The caller has locked the user. */
    Uni<Void> keepCurrent(Mutiny.Session session, User user) {
        return keyed(session.createNativeQuery("""
                        insert into former_password (pool_id, sub, generation, password_hash)
                        select pool_id, sub,
                            (select coalesce(max(generation), 0) + 1
                             from former_password where pool_id = :pool and sub = :sub),
                            password_hash
                        from user_credential where pool_id = :pool and sub = :sub
                        """), user).executeUpdate().replaceWithVoid();
    }

    /** Forgets all former passwords but the newest. */
    Uni<Void> trim(Mutiny.Session session, User user, int kept) {
        return keyed(session.createNativeQuery("""
                        delete from former_password
                        where pool_id = :pool and sub = :sub and generation not in (
                            select generation from former_password
                            where pool_id = :pool and sub = :sub order by generation desc limit :kept)
                        """), user)
                .setParameter("kept", kept)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return trim(session, user, 0);
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, User user) {
        query.setParameter("pool", user.poolId());
        query.setParameter("sub", user.sub());
        return query;
    }
}
