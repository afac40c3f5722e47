package dev.cognate.userpool.token;

import dev.cognate.userpool.oauth.extension.Signing;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a pool, ready for use.
 *
 * @param poolId the pool
 * @param signers the keys that sign, by how they do it; all pools have one for RS256
 * @param verifiers public keys by id: the one that signs, the next, and those retired within a day
 * @param published the same keys as JSON Web Keys
 */
record PoolKeys(
        String poolId,
        Map<Signing, SigningKey> signers,
        Map<String, PublicKey> verifiers,
        List<Map<String, Object>> published) {
    PoolKeys {
        signers = Map.copyOf(signers);
        verifiers = Map.copyOf(verifiers);
        published = List.copyOf(published);
    }

    Optional<SigningKey> signing(Signing how) {
        return Optional.ofNullable(signers.get(how));
    }

    Optional<PublicKey> verifier(String keyId) {
        return Optional.ofNullable(keyId).map(verifiers::get);
    }

    @Override
    public String toString() {
        return "PoolKeys[poolId=" + poolId + ", signers=" + signers.values() + "]";
    }
}
