package dev.cognate.userpool.token;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a pool, ready for use.
 *
 * @param poolId the pool
 * @param activeId id of the key that signs
 * @param signer the private key that signs
 * @param verifiers public keys by id: the one that signs, the next, and those retired within a day
 * @param published the same keys as JSON Web Keys
 */
record PoolKeys(
        String poolId,
        String activeId,
        PrivateKey signer,
        Map<String, PublicKey> verifiers,
        List<Map<String, Object>> published) {
    PoolKeys {
        verifiers = Map.copyOf(verifiers);
        published = List.copyOf(published);
    }

    Optional<PublicKey> verifier(String keyId) {
        return Optional.ofNullable(keyId).map(verifiers::get);
    }

    @Override
    public String toString() {
        return "PoolKeys[poolId=" + poolId + ", activeId=" + activeId + "]";
    }
}
