package dev.cognate.identitypool.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.database.Json;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Rows of {@code token_key}; private keys are sealed and bound to their row. */
@ApplicationScoped
class TokenKeyStore {
    /** Any number, as long as nobody else takes it. */
    private static final long LOCK = 0x636f_676e_6964_6b31L;

    private final Json json;
    private final Sealer sealer;

    TokenKeyStore(Json json, Keyring keyring) {
        this.json = json;
        this.sealer = keyring.sealer("identity-token-key");
    }

    /** Lets one transaction at a time change the keys, also when there are none yet. */
    Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
                .setParameter("lock", LOCK)
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    Uni<Void> insert(Mutiny.Session session, KeyPurpose purpose, KeyRole role, NewTokenKey key, Instant now) {
        return session.createNativeQuery("""
                        insert into token_key (key_id, purpose, role, public_jwk, private_key, created_at)
                        values (:key, :purpose, :role, cast(cast(:jwk as text) as jsonb), :private, :now)
                        """)
                .setParameter("key", key.keyId())
                .setParameter("purpose", purpose.name())
                .setParameter("role", role.name())
                .setParameter("jwk", json.write(key.publicJwk()))
                .setParameter(
                        "private", sealer.seal(key.privatePkcs8(), key.keyId().getBytes(UTF_8)))
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The keys in use, and those retired after {@code retiredSince}; empty when there are none. */
    Uni<Optional<KeySet>> find(Mutiny.Session session, KeyPurpose purpose, Instant retiredSince) {
        return session.createNativeQuery("""
                        select key_id, role, cast(public_jwk as text), private_key,
                            cast(extract(epoch from created_at) as bigint)
                        from token_key where purpose = :purpose and (retired_at is null or retired_at > :since)
                        order by case role when 'ACTIVE' then 0 when 'NEXT' then 1 else 2 end, created_at
                        """, Object[].class)
                .setParameter("purpose", purpose.name())
                .setParameter("since", retiredSince.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(read(purpose, rows)));
    }

    Uni<Void> retireActive(Mutiny.Session session, KeyPurpose purpose, Instant now) {
        return session.createNativeQuery(
                        "update token_key set role = 'RETIRED', retired_at = :now where role = 'ACTIVE' and purpose = :purpose")
                .setParameter("purpose", purpose.name())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The next key signs from now on. */
    Uni<Void> promoteNext(Mutiny.Session session, KeyPurpose purpose, Instant now) {
        return session.createNativeQuery(
                        "update token_key set role = 'ACTIVE', created_at = :now where role = 'NEXT' and purpose = :purpose")
                .setParameter("purpose", purpose.name())
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> deleteRetired(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("delete from token_key where role = 'RETIRED' and retired_at < :before")
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }

    private KeySet read(KeyPurpose purpose, List<Object[]> rows) {
        Map<String, PublicKey> verifiers = new LinkedHashMap<>();
        List<Map<String, Object>> published = new ArrayList<>();
        for (Object[] row : rows) {
            @SuppressWarnings("unchecked")
            Map<String, Object> jwk = json.read((String) row[2], Map.class);
            published.add(jwk);
            verifiers.put((String) row[0], publicKey(jwk));
        }
        Object[] active = rows.getFirst();
        if (!KeyRole.ACTIVE.name().equals(active[1])) {
            throw new IllegalStateException("no key for " + purpose + " is active");
        }
        String id = (String) active[0];
        PrivateKey signer = privateKey(purpose, sealer.open((byte[]) active[3], id.getBytes(UTF_8)));
        Instant since = Instant.ofEpochSecond(((Number) active[4]).longValue());
        return new KeySet(id, since, signer, verifiers, published);
    }

    private static PublicKey publicKey(Map<String, Object> jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException("a stored public key cannot be read", e);
        }
    }

    private static PrivateKey privateKey(KeyPurpose purpose, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(purpose.keyAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored private key cannot be read", e);
        }
    }
}
