package dev.cognate.userpool.recoverycode;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code recovery_code}. */
@ApplicationScoped
class RecoveryCodeStore implements UserDeletionListener {
    Uni<Void> replace(Mutiny.Session session, User user, List<byte[]> macs, Instant now) {
        Uni<Void> stored = deleting(session, user);
        for (byte[] mac : macs) {
            stored = stored.chain(() -> keyed(session.<Object[]>createNativeQuery("""
                                    insert into recovery_code (pool_id, sub, code_mac, created_at)
                                    values (:pool, :sub, :mac, :now)
                                    """), user)
                    .setParameter("mac", mac)
                    .setParameter("now", now.atOffset(ZoneOffset.UTC))
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return stored;
    }

    /** Whether the code was there; now it is not. */
    Uni<Boolean> use(Mutiny.Session session, User user, byte[] mac) {
        return keyed(
                        session.<Object[]>createNativeQuery(
                                "delete from recovery_code where pool_id = :pool and sub = :sub and code_mac = :mac"),
                        user)
                .setParameter("mac", mac)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Integer> count(Mutiny.Session session, User user) {
        return keyed(
                        session.createNativeQuery(
                                "select count(*) from recovery_code where pool_id = :pool and sub = :sub", Long.class),
                        user)
                .getSingleResult()
                .map(Math::toIntExact);
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return keyed(
                        session.<Object[]>createNativeQuery(
                                "delete from recovery_code where pool_id = :pool and sub = :sub"),
                        user)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, User user) {
        query.setParameter("pool", user.poolId());
        query.setParameter("sub", user.sub());
        return query;
    }

    private static <R> Mutiny.SelectionQuery<R> keyed(Mutiny.SelectionQuery<R> query, User user) {
        query.setParameter("pool", user.poolId());
        query.setParameter("sub", user.sub());
        return query;
    }
}
