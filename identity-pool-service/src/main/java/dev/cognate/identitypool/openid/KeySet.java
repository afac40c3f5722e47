package dev.cognate.identitypool.openid;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of identity tokens, ready for use.
 *
 * @param activeId id of the key that signs
 * @param activeSince when it was made
 * @param signer the private key that signs
 * @param verifiers public keys by id: the one that signs, the next, and those that signed tokens which may still be good
 * @param published the same keys as JSON Web Keys
 */
record KeySet(
        String activeId,
        Instant activeSince,
        PrivateKey signer,
        Map<String, PublicKey> verifiers,
        List<Map<String, Object>> published) {
    KeySet {
        verifiers = Map.copyOf(verifiers);
        published = List.copyOf(published);
    }

    Optional<PublicKey> verifier(String keyId) {
        return Optional.ofNullable(keyId).map(verifiers::get);
    }

    @Override
    public String toString() {
        return "KeySet[activeId=" + activeId + "]";
    }
}
