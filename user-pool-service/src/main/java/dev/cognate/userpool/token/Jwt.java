package dev.cognate.userpool.token;

import dev.cognate.keyring.Sha256;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** JSON Web Tokens signed with RS256, and nothing else (RFC 8725 §3.1). */
final class Jwt {
    private static final AlgorithmConstraints ONLY_RS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

    private Jwt() {}

    static String sign(String claims, PoolKeys keys) {
        JsonWebSignature token = new JsonWebSignature();
        token.setKeyIdHeaderValue(keys.activeId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setPayload(claims);
        token.setKey(keys.signer());
        token.setDoKeyValidation(false);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /** The left half of a token's SHA-256: {@code at_hash} and {@code c_hash} (OpenID Connect Core 1.0 §3.1.3.6). */
    static String hash(String token) {
        byte[] digest = Sha256.of(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
    }

    /** Takes a token apart, without trusting it; empty when it has not the form of one. */
    static Optional<JsonWebSignature> parse(String text) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setCompactSerialization(text);
            return Optional.of(token);
        } catch (JoseException notAToken) {
            return Optional.empty();
        }
    }

    static boolean isSignedBy(JsonWebSignature token, PublicKey key) {
        token.setAlgorithmConstraints(ONLY_RS256);
        token.setKey(key);
        token.setDoKeyValidation(false);
        try {
            return token.verifySignature();
        } catch (JoseException unusable) {
            return false;
        }
    }
}
