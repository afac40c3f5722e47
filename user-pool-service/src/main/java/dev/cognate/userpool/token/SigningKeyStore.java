package dev.cognate.userpool.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.userpool.oauth.extension.Signing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Rows of {@code signing_key}; private keys are sealed and bound to their row. */
@ApplicationScoped
class SigningKeyStore {
    private final Json json;
    private final Sealer sealer;

    SigningKeyStore(Json json, Keyring keyring) {
        this.json = json;
        this.sealer = keyring.sealer("signing-key");
    }

    Uni<Void> insert(Mutiny.Session session, String poolId, KeyRole role, NewSigningKey key, Instant now) {
        return session.createNativeQuery("""
                        insert into signing_key (pool_id, key_id, role, algorithm, public_jwk, private_key, created_at)
                        values (:pool, :key, :role, :algorithm, cast(cast(:jwk as text) as jsonb), :private, :now)
                        """)
                .setParameter("pool", poolId)
                .setParameter("key", key.keyId())
                .setParameter("role", role.name())
                .setParameter("algorithm", key.signing().name())
                .setParameter("jwk", json.write(key.publicJwk()))
                .setParameter("private", sealer.seal(key.privatePkcs8(), row(poolId, key.keyId())))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The keys in use, and those retired after {@code retiredSince}; empty when the pool has none. */
    Uni<Optional<PoolKeys>> find(Mutiny.Session session, String poolId, Instant retiredSince) {
        return session.createNativeQuery("""
                        select key_id, role, cast(public_jwk as text), private_key, algorithm from signing_key
                        where pool_id = :pool and (retired_at is null or retired_at > :since)
                        order by case role when 'ACTIVE' then 0 when 'NEXT' then 1 else 2 end, algorithm desc, created_at
                        """, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("since", retiredSince.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(read(poolId, rows)));
    }

    /** Locks the pool's keys until the transaction ends. */
    Uni<Void> lock(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(
                        "select key_id from signing_key where pool_id = :pool order by key_id for update", String.class)
                .setParameter("pool", poolId)
                .getResultList()
                .replaceWithVoid();
    }

    /** How the pool's keys sign, beside those that are retired. */
    Uni<List<Signing>> kinds(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(
                        "select distinct algorithm from signing_key where pool_id = :pool and role <> 'RETIRED'",
                        String.class)
                .setParameter("pool", poolId)
                .getResultList()
                .map(names -> names.stream().map(Signing::valueOf).toList());
    }

    Uni<Void> retireActive(Mutiny.Session session, String poolId, Instant now) {
        return session.createNativeQuery("""
                        update signing_key set role = 'RETIRED', retired_at = :now
                        where pool_id = :pool and role = 'ACTIVE'
                        """)
                .setParameter("pool", poolId)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> promoteNext(Mutiny.Session session, String poolId) {
        return session.createNativeQuery(
                        "update signing_key set role = 'ACTIVE' where pool_id = :pool and role = 'NEXT'")
                .setParameter("pool", poolId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Pools whose active key began to sign before a moment, the longest ago first. Its next key was made when it began.
     */
    Uni<List<String>> due(Mutiny.Session session, Instant before, int limit) {
        return session.createNativeQuery("""
                        select k.pool_id from signing_key k join user_pool p on p.pool_id = k.pool_id
                        where k.role = 'NEXT' and k.created_at < :before order by k.created_at limit :limit
                        """, String.class)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Whether a pool is due, and is not deleted before the transaction ends. */
    Uni<Boolean> isDue(Mutiny.Session session, String poolId, Instant before) {
        return session.createNativeQuery("""
                        select k.key_id from signing_key k join user_pool p on p.pool_id = k.pool_id
                        where p.pool_id = :pool and k.role = 'NEXT' and k.created_at < :before for key share of p
                        """, String.class)
                .setParameter("pool", poolId)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    Uni<Integer> deleteRetired(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from signing_key where role = 'RETIRED' and retired_at < :before")
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private PoolKeys read(String poolId, List<Object[]> rows) {
        Map<String, PublicKey> verifiers = new LinkedHashMap<>();
        List<Map<String, Object>> published = new ArrayList<>();
        Map<Signing, SigningKey> signers = new EnumMap<>(Signing.class);
        for (Object[] row : rows) {
            @SuppressWarnings("unchecked")
            Map<String, Object> jwk = json.read((String) row[2], Map.class);
            published.add(jwk);
            verifiers.put((String) row[0], publicKey(jwk));
            if (KeyRole.ACTIVE.name().equals(row[1])) {
                SigningKey key = signer(poolId, row);
                signers.put(key.signing(), key);
            }
        }
        if (!signers.containsKey(Signing.RS256)) {
            throw new IllegalStateException("pool " + poolId + " has no active signing key");
        }
        return new PoolKeys(poolId, signers, verifiers, published);
    }

    private SigningKey signer(String poolId, Object[] row) {
        String id = (String) row[0];
        Signing signing = Signing.valueOf((String) row[4]);
        return new SigningKey(id, signing, NewSigningKey.read(signing, sealer.open((byte[]) row[3], row(poolId, id))));
    }

    private static PublicKey publicKey(Map<String, Object> jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException("a stored public key cannot be read", e);
        }
    }

    private static byte[] row(String poolId, String keyId) {
        return (poolId + "/" + keyId).getBytes(UTF_8);
    }
}
