package dev.cognate.userpool.token;

import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.oauth.extension.Signing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/** JSON Web Tokens signed with RS256, and nothing else (RFC 8725 §3.1). */
final class Jwt {
    private static final AlgorithmConstraints OWN = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA);

    private Jwt() {}

    static String sign(String claims, SigningKey key) {
        return sign(claims, key, new JsonWebSignature());
    }

    /** Signs a token that says of which type it is. */
    static String sign(String claims, SigningKey key, String type) {
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader(HeaderParameterNames.TYPE, type);
        return sign(claims, key, token);
    }

    private static String sign(String claims, SigningKey key, JsonWebSignature token) {
        token.setKeyIdHeaderValue(key.id());
        token.setAlgorithmHeaderValue(key.algorithm());
        token.setPayload(claims);
        token.setKey(key.key());
        token.setDoKeyValidation(false);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /**
     * The left half of a token's hash: {@code at_hash} (OpenID Connect Core 1.0 §3.1.3.6). The hash is that of the
     * signature, which for Ed25519 is SHA-512.
     */
    static String hash(String token, SigningKey key) {
        byte[] digest = key.signing() == Signing.EDDSA ? sha512(token) : Sha256.of(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
    }

    private static byte[] sha512(String token) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
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
        token.setAlgorithmConstraints(OWN);
        token.setKey(key);
        token.setDoKeyValidation(false);
        try {
            return token.verifySignature();
        } catch (JoseException unusable) {
            return false;
        }
    }
}
