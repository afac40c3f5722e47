package dev.cognate.userpool.code;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code confirmation_code}; column {@code attribute} holds the tag of an owner that is no user. */
@ApplicationScoped
class ConfirmationCodeStore implements UserDeletionListener {
    Uni<Void> put(Mutiny.Session session, CodeOwner owner, CodePurpose purpose, StoredCode code, Instant now) {
        return keyed(session.<Object[]>createNativeQuery("""
                                insert into confirmation_code (pool_id, sub, purpose, code_mac, attribute,
                                    pending_value, attempts, created_at, expires_at)
                                values (:pool, :sub, :purpose, :mac, :tag,
                                    cast(:pending as bytea), 0, :created, :expires)
                                on conflict (pool_id, sub, purpose) do update set
                                    code_mac = excluded.code_mac, attribute = excluded.attribute,
                                    pending_value = excluded.pending_value, attempts = 0,
                                    created_at = excluded.created_at, expires_at = excluded.expires_at
                                """), owner, purpose)
                .setParameter("mac", code.mac())
                .setParameter("tag", owner.tag())
                .setParameter("pending", code.sealedPendingValue().orElse(null))
                .setParameter("created", utc(now))
                .setParameter("expires", utc(code.expiresAt()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Counts an attempt and answers the code as it is after it. */
    Uni<Optional<StoredCode>> attempt(Mutiny.Session session, CodeOwner owner, CodePurpose purpose) {
        return keyed(session.<Object[]>createNativeQuery("""
                                update confirmation_code set attempts = attempts + 1
                                where pool_id = :pool and sub = :sub and purpose = :purpose and attribute = :tag
                                returning code_mac, pending_value, attempts,
                                    cast(extract(epoch from expires_at) * 1000 as bigint)
                                """), owner, purpose)
                .setParameter("tag", owner.tag())
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(ConfirmationCodeStore::read));
    }

    Uni<Optional<StoredCode>> find(Mutiny.Session session, CodeOwner owner, CodePurpose purpose) {
        return keyed(session.<Object[]>createNativeQuery("""
                                select code_mac, pending_value, attempts,
                                    cast(extract(epoch from expires_at) * 1000 as bigint)
                                from confirmation_code
                                where pool_id = :pool and sub = :sub and purpose = :purpose
                                """), owner, purpose)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(ConfirmationCodeStore::read));
    }

    /** Whether this very code was still there, and now is not. */
    Uni<Boolean> delete(Mutiny.Session session, AcceptedCode code) {
        return keyed(session.<Object[]>createNativeQuery("""
                                delete from confirmation_code
                                where pool_id = :pool and sub = :sub and purpose = :purpose and code_mac = :mac
                                """), code.owner(), code.purpose())
                .setParameter("mac", code.mac())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Void> delete(Mutiny.Session session, CodeOwner owner, CodePurpose purpose) {
        return keyed(session.<Object[]>createNativeQuery("""
                                delete from confirmation_code
                                where pool_id = :pool and sub = :sub and purpose = :purpose
                                """), owner, purpose)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.<Object[]>createNativeQuery("delete from confirmation_code where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Integer> deleteExpired(Mutiny.Session session, Instant before) {
        return session.<Object[]>createNativeQuery("delete from confirmation_code where expires_at < :before")
                .setParameter("before", utc(before))
                .executeUpdate();
    }

    private static <R> Mutiny.Query<R> keyed(Mutiny.Query<R> query, CodeOwner owner, CodePurpose purpose) {
        query.setParameter("pool", owner.poolId());
        query.setParameter("sub", owner.sub());
        query.setParameter("purpose", purpose.name());
        return query;
    }

    private static StoredCode read(Object[] row) {
        Instant expiresAt = Instant.ofEpochMilli(((Number) row[3]).longValue());
        return new StoredCode(
                (byte[]) row[0], Optional.ofNullable((byte[]) row[1]), ((Number) row[2]).intValue(), expiresAt);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
