package dev.cognate.userpool.oauth.pushed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.Sha256;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code pushed_request}: known by the hash of their reference, and sealed, since they may name users. */
@ApplicationScoped
class PushedRequestStore {
    private final Sealer sealer;

    PushedRequestStore(Keyring keyring) {
        this.sealer = keyring.sealer("pushed-request");
    }

    /**
     * A request as it is kept.
     *
     * @param begun whether a browser came with it already
     */
    record Kept(String parameters, boolean begun) {
        @Override
        public String toString() {
            return "Kept[begun=" + begun + "]";
        }
    }

    Uni<Void> insert(
            Mutiny.Session session,
            String poolId,
            String clientId,
            String reference,
            String parameters,
            Instant expiresAt) {
        byte[] hash = Sha256.of(reference);
        return session.createNativeQuery("""
                        insert into pushed_request (pool_id, reference_hash, client_id, parameters, expires_at)
                        values (:pool, :hash, :client, :parameters, :expires)
                        """)
                .setParameter("pool", poolId)
                .setParameter("hash", hash)
                .setParameter("client", clientId)
                .setParameter("parameters", sealer.seal(parameters.getBytes(UTF_8), hash))
                .setParameter("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<Kept>> find(Mutiny.Session session, String poolId, String clientId, String reference, Instant now) {
        byte[] hash = Sha256.of(reference);
        return session.createNativeQuery("""
                        select parameters, begun from pushed_request
                        where pool_id = :pool and reference_hash = :hash and client_id = :client and expires_at > :now
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("hash", hash)
                .setParameter("client", clientId)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(found ->
                                new Kept(new String(sealer.open((byte[]) found[0], hash), UTF_8), (Boolean) found[1])));
    }

    Uni<Void> begin(Mutiny.Session session, String poolId, String reference, Instant expiresAt) {
        return session.createNativeQuery("""
                        update pushed_request set begun = true, expires_at = :expires
                        where pool_id = :pool and reference_hash = :hash and not begun
                        """)
                .setParameter("pool", poolId)
                .setParameter("hash", Sha256.of(reference))
                .setParameter("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Boolean> delete(Mutiny.Session session, String poolId, String reference, Instant now) {
        return session.createNativeQuery("""
                        delete from pushed_request
                        where pool_id = :pool and reference_hash = :hash and expires_at > :now
                        """)
                .setParameter("pool", poolId)
                .setParameter("hash", Sha256.of(reference))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    Uni<Integer> deleteExpired(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("delete from pushed_request where expires_at <= :now")
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
