package dev.cognate.userpool.throttle;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code failed_attempt}: back-off per subject, and hourly counts while Redis is away. */
@ApplicationScoped
class FailedAttemptStore implements UserDeletionListener {
    /** After this long without an attempt since the last lock-out, counting begins anew. */
    static final Duration FORGIVEN_AFTER = Duration.ofMinutes(15);

    private static final String COUNT =
            "(case when failed_attempt.locked_until < :forgiven then 1" + " else failed_attempt.failures + 1 end)";

    private static final String ADD = """
            insert into failed_attempt (pool_id, kind, subject, failures, last_failure, locked_until)
            values (:pool, :kind, :subject, 1, :now, :now)
            on conflict (pool_id, kind, subject) do update set
                failures = %1$s, last_failure = :now,
                locked_until = cast(:now as timestamptz) + interval '1 second'
                    * (case when %1$s < 5 then 0 else least(900, power(2, least(%1$s, 20) - 5)) end)
            """.formatted(COUNT);

    // the first four lock nobody out, whatever the clocks of calls at the same moment say
    private static final String UNLESS_LOCKED =
            " where failed_attempt.failures < 5 or failed_attempt.locked_until <= :now";

    private static final String RETURNING =
            " returning failures, cast(extract(epoch from locked_until) * 1000 as bigint)";

    Uni<Failures> find(Mutiny.Session session, String poolId, AttemptKind kind, String subject) {
        Mutiny.Query<Object[]> query = session.createNativeQuery("""
                select failures, cast(extract(epoch from locked_until) * 1000 as bigint)
                from failed_attempt where pool_id = :pool and kind = :kind and subject = :subject
                """);
        return keyed(query, poolId, kind, subject)
                .getSingleResultOrNull()
                .map(row -> row == null ? Failures.NONE : read(row));
    }

    /** Counts one more failure. The fifth locks for a second, each more for twice as long, up to 15 minutes. */
    Uni<Failures> add(Mutiny.Session session, String poolId, AttemptKind kind, String subject, Instant now) {
        Mutiny.Query<Object[]> query = session.createNativeQuery(ADD + RETURNING);
        return added(query, poolId, kind, subject, now).getSingleResult().map(FailedAttemptStore::read);
    }

    /** Like {@link #add}, in one step with the look whether the subject is locked out; then the result is empty. */
    Uni<Optional<Failures>> addUnlessLocked(
            Mutiny.Session session, String poolId, AttemptKind kind, String subject, Instant now) {
        Mutiny.Query<Object[]> query = session.createNativeQuery(ADD + UNLESS_LOCKED + RETURNING);
        return added(query, poolId, kind, subject, now)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(FailedAttemptStore::read));
    }

    private static <R> Mutiny.Query<R> added(
            Mutiny.Query<R> query, String poolId, AttemptKind kind, String subject, Instant now) {
        query.setParameter("now", utc(now));
        query.setParameter("forgiven", utc(now.minus(FORGIVEN_AFTER)));
        return keyed(query, poolId, kind, subject);
    }

    /** Counts a request in an hour's row. */
    Uni<Integer> count(Mutiny.Session session, String poolId, AttemptKind kind, String subjectAndHour, Instant now) {
        Mutiny.Query<Integer> query = session.createNativeQuery("""
                insert into failed_attempt (pool_id, kind, subject, failures, last_failure, locked_until)
                values (:pool, :kind, :subject, 1, :now, :now)
                on conflict (pool_id, kind, subject) do update set
                    failures = failed_attempt.failures + 1, last_failure = :now
                returning failures
                """);
        query.setParameter("now", utc(now));
        return keyed(query, poolId, kind, subjectAndHour).getSingleResult();
    }

    Uni<Void> forget(Mutiny.Session session, String poolId, AttemptKind kind, String subject) {
        Mutiny.Query<Object> query = session.createNativeQuery(
                "delete from failed_attempt where pool_id = :pool and kind = :kind and subject = :subject");
        return keyed(query, poolId, kind, subject).executeUpdate().replaceWithVoid();
    }

    Uni<Integer> deleteOlder(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from failed_attempt where last_failure < :before")
                .setParameter("before", utc(before))
                .executeUpdate();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.createNativeQuery(
                        "delete from failed_attempt where pool_id = :pool and kind in (:kinds) and subject = :subject")
                .setParameter("pool", user.poolId())
                .setParameter("kinds", AttemptKind.withBackOff())
                .setParameter("subject", user.sub().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, String poolId, AttemptKind kind, String subject) {
        query.setParameter("pool", poolId);
        query.setParameter("kind", kind.name());
        query.setParameter("subject", subject);
        return query;
    }

    private static Failures read(Object[] row) {
        return new Failures(((Number) row[0]).intValue(), Instant.ofEpochMilli(((Number) row[1]).longValue()));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
