package dev.cognate.risk.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code sign_in}. */
@ApplicationScoped
class SignInStore {

    Uni<Void> add(Mutiny.Session session, SignIn signIn) {
        return session.persist(signIn).call(session::flush);
    }

    /** All there is of a user, which is bounded. */
    Uni<List<SignIn>> of(Mutiny.Session session, String poolId, UUID sub, Instant since) {
        return session.createSelectionQuery(
                        "from SignIn where poolId = :pool and sub = :sub and occurredAt > :since", SignIn.class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .setParameter("since", since)
                .getResultList();
    }

    /** Keeps the newest of a user's successes or failures. */
    Uni<Void> keepNewest(Mutiny.Session session, SignIn signIn, int most) {
        return session.createNativeQuery("""
                        delete from sign_in
                        where pool_id = :pool and sub = :sub and succeeded = :succeeded
                          and (occurred_at, event_id) <= (
                            select s.occurred_at, s.event_id from sign_in s
                            where s.pool_id = :pool and s.sub = :sub and s.succeeded = :succeeded
                            order by s.occurred_at desc, s.event_id desc offset :most limit 1)
                        """)
                .setParameter("pool", signIn.poolId)
                .setParameter("sub", signIn.sub)
                .setParameter("succeeded", signIn.succeeded)
                .setParameter("most", most)
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> deleteUser(Mutiny.Session session, String poolId, UUID sub) {
        return session.createNativeQuery("delete from sign_in where pool_id = :pool and sub = :sub")
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Removes some rows that are too old. */
    Uni<Integer> deleteOld(Mutiny.Session session, Instant before, int most) {
        return session.createNativeQuery("""
                        delete from sign_in where ctid in (
                            select ctid from sign_in where occurred_at < :before limit :most)
                        """)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setParameter("most", most)
                .executeUpdate();
    }
}
