package dev.cognate.userpool.passkey;

import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Table {@code passkey}. */
@ApplicationScoped
class PasskeyStore implements UserDeletionListener {
    private static final String COLUMNS = """
            select cast(sub as text), credential_id, rp_id, attested, sign_count, uv_initialized, backup_eligible,
                backup_state, transports, attachment, friendly_name,
                cast(extract(epoch from created_at) * 1000 as bigint)
            from passkey
            """;

    /** Adds a passkey; false when one with its id is there already. */
    Uni<Boolean> insert(Mutiny.Session session, Passkey passkey) {
        return session.<Object[]>createNativeQuery("""
                        insert into passkey (pool_id, credential_id, sub, rp_id, attested, sign_count, uv_initialized,
                            backup_eligible, backup_state, transports, attachment, friendly_name, created_at)
                        values (:pool, :id, :sub, :rp, :attested, :count, :verified, :eligible, :backedUp, :transports,
                            cast(:attachment as text), :name, :created)
                        on conflict do nothing
                        """)
                .setParameter("pool", passkey.poolId())
                .setParameter("id", passkey.credentialId())
                .setParameter("sub", passkey.sub())
                .setParameter("rp", passkey.relyingPartyId())
                .setParameter("attested", passkey.key().attested())
                .setParameter("count", passkey.key().signCount())
                .setParameter("verified", passkey.key().userVerified())
                .setParameter("eligible", passkey.key().backupEligible())
                .setParameter("backedUp", passkey.key().backedUp())
                .setParameter("transports", String.join(",", passkey.device().transports()))
                .setParameter("attachment", passkey.device().attachment().orElse(null))
                .setParameter("name", passkey.device().name())
                .setParameter("created", utc(passkey.createdAt()))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** The passkeys of a user, the oldest first; there are never many. */
    Uni<List<Passkey>> of(Mutiny.Session session, String poolId, UUID sub) {
        return session.<Object[]>createNativeQuery(
                        COLUMNS + "where pool_id = :pool and sub = :sub order by created_at, credential_id")
                .setParameter("pool", poolId)
                .setParameter("sub", sub)
                .getResultList()
                .map(rows -> rows.stream().map(row -> passkey(poolId, row)).toList());
    }

    /**
     * Notes a signature. False when the passkey is gone, or its counter says that a copy of the key was used since: then
     * nothing changes.
     */
    Uni<Boolean> used(Mutiny.Session session, Passkey passkey, Passkey.Key now, Instant at) {
        return session.<Object[]>createNativeQuery("""
                        update passkey set sign_count = :count, uv_initialized = uv_initialized or :verified,
                            backup_state = :backedUp, last_used_at = :at
                        where pool_id = :pool and credential_id = :id
                            and (sign_count < :count or (sign_count = 0 and :count = 0))
                        """)
                .setParameter("count", now.signCount())
                .setParameter("verified", now.userVerified())
                .setParameter("backedUp", now.backedUp())
                .setParameter("at", utc(at))
                .setParameter("pool", passkey.poolId())
                .setParameter("id", passkey.credentialId())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** Whether a user's passkey was there, and now is not. */
    Uni<Boolean> delete(Mutiny.Session session, User user, byte[] credentialId) {
        return session.<Object[]>createNativeQuery(
                        "delete from passkey where pool_id = :pool and credential_id = :id and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("id", credentialId)
                .setParameter("sub", user.sub())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return session.<Object[]>createNativeQuery("delete from passkey where pool_id = :pool and sub = :sub")
                .setParameter("pool", user.poolId())
                .setParameter("sub", user.sub())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Passkey passkey(String poolId, Object[] row) {
        Passkey.Key key = new Passkey.Key(
                (byte[]) row[3], ((Number) row[4]).longValue(), (Boolean) row[5], (Boolean) row[6], (Boolean) row[7]);
        String transports = (String) row[8];
        Passkey.Device device = new Passkey.Device(
                transports.isEmpty() ? List.of() : List.of(transports.split(",")),
                Optional.ofNullable((String) row[9]),
                (String) row[10]);
        return new Passkey(
                poolId,
                UUID.fromString((String) row[0]),
                (byte[]) row[1],
                (String) row[2],
                key,
                device,
                Instant.ofEpochMilli(((Number) row[11]).longValue()));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
