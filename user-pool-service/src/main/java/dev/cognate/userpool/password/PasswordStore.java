package dev.cognate.userpool.password;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code user_credential}. */
@ApplicationScoped
class PasswordStore implements UserDeletionListener {
    Uni<Void> put(
            Mutiny.Session session,
            User user,
            PreparedPassword password,
            Instant changedAt,
            Optional<Instant> expiresAt) {
        return session.createNativeQuery("""
                        insert into user_credential
                            (pool_id, sub, password_hash, srp_salt, srp_verifier, changed_at, expires_at)
                        values (:pool, :sub, :hash, :salt, :verifier, :changed, cast(:expires as timestamptz))
                        on conflict (pool_id, sub) do update set
                            password_hash = excluded.password_hash, srp_salt = excluded.srp_salt,
                            srp_verifier = excluded.srp_verifier, changed_at = excluded.changed_at,
                            expires_at = excluded.expires_at
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("hash", password.sealedHash())
                .setParameter("salt", password.salt())
                .setParameter("verifier", password.sealedVerifier())
                .setParameter("changed", utc(changedAt))
                .setParameter("expires", expiresAt.map(PasswordStore::utc).orElse(null))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<StoredPassword>> find(Mutiny.Session session, String poolId, UUID sub) {
        return session.createNativeQuery("""
                        select password_hash, srp_salt, srp_verifier,
                            cast(extract(epoch from expires_at) * 1000 as bigint)
                        from user_credential where pool_id = :pool and sub = :sub
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(PasswordStore::read));
    }

    /** Replaces the hash unless it was changed in the meantime. */
    Uni<Void> replaceHash(Mutiny.Session session, User user, byte[] oldHash, byte[] newHash) {
        return session.createNativeQuery("""
                        update user_credential set password_hash = :new
                        where pool_id = :pool and sub = :sub and password_hash = :old
                        """)
                .setParameter("new", newHash)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("old", oldHash)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Stores a new user's hash that another system made, without anything for SRP. */
    Uni<Void> insertForeign(Mutiny.Session session, User user, byte[] sealedHash, Instant changedAt) {
        return session.createNativeQuery("""
                        insert into user_credential (pool_id, sub, password_hash, changed_at)
                        values (:pool, :sub, :hash, :changed)
                        """)
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("hash", sealedHash)
                .setParameter("changed", utc(changedAt))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Puts our own form of the same password in the place of a foreign hash, unless it was changed in the meantime. */
    Uni<Void> replaceForeign(Mutiny.Session session, User user, byte[] oldHash, PreparedPassword own) {
        return session.createNativeQuery("""
                        update user_credential
                        set password_hash = :new, srp_salt = :salt, srp_verifier = :verifier
                        where pool_id = :pool and sub = :sub and password_hash = :old
                        """)
                .setParameter("new", own.sealedHash())
                .setParameter("salt", own.salt())
                .setParameter("verifier", own.sealedVerifier())
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .setParameter("old", oldHash)
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.createNativeQuery("delete from user_credential where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static StoredPassword read(Object[] row) {
        Optional<Instant> expiresAt =
                Optional.ofNullable((Number) row[3]).map(millis -> Instant.ofEpochMilli(millis.longValue()));
        return new StoredPassword((byte[]) row[0], (byte[]) row[1], (byte[]) row[2], expiresAt);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
