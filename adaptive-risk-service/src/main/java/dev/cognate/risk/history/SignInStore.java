package dev.cognate.risk.history;

import dev.cognate.risk.scoring.Origin;
import dev.cognate.risk.scoring.Past;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code sign_in}. */
@ApplicationScoped
class SignInStore {

    Uni<Void> add(Mutiny.Session session, SignIn signIn) {
        return session.persist(signIn).call(session::flush);
    }

    /**
     * What is remembered of a user: successes after one moment, failures after another, counted by origin. Most people
     * sign in from few places, so that few rows are read.
     */
    Uni<Past> of(Mutiny.Session session, String poolId, UUID sub, Instant successesSince, Instant failuresSince) {
        return session.createNativeQuery("""
                        select succeeded, network, surroundings, device, device_key,
                            cast(extract(hour from occurred_at at time zone 'UTC') as int), cast(count(*) as int)
                        from sign_in
                        where pool_id = :pool and sub = :sub
                          and (succeeded and occurred_at > :successes or not succeeded and occurred_at > :failures)
                        group by 1, 2, 3, 4, 5, 6
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .setParameter("successes", successesSince.atOffset(ZoneOffset.UTC))
                .setParameter("failures", failuresSince.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(SignInStore::past);
    }

    private static Past past(List<Object[]> rows) {
        Map<Origin, Integer> successes = rows.stream()
                .filter(row -> (Boolean) row[0])
                .collect(Collectors.toMap(SignInStore::origin, SignInStore::count));
        int failures = rows.stream()
                .filter(row -> !(Boolean) row[0])
                .mapToInt(SignInStore::count)
                .sum();
        return new Past(successes, failures);
    }

    private static Origin origin(Object[] row) {
        return new Origin(
                (String) row[1],
                (String) row[2],
                (String) row[3],
                Optional.ofNullable((String) row[4]),
                ((Number) row[5]).intValue());
    }

    private static int count(Object[] row) {
        return ((Number) row[6]).intValue();
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
