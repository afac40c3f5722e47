package dev.cognate.userpool.token;

import dev.cognate.userpool.oauth.extension.Signing;
import java.security.PrivateKey;

/**
 * A key that signs.
 *
 * @param id the {@code kid}
 * @param signing how it signs
 * @param key the private key
 */
record SigningKey(String id, Signing signing, PrivateKey key) {
    /** What the header of a token calls it (RFC 7518 §3.1, RFC 8037 §3.1). */
    String algorithm() {
        return signing == Signing.EDDSA ? "EdDSA" : signing.name();
    }

    @Override
    public String toString() {
        return "SigningKey[id=" + id + ", signing=" + signing + "]";
    }
}
