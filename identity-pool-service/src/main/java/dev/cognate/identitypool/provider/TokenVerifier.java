package dev.cognate.identitypool.provider;

import dev.cognate.database.Json;
import dev.cognate.identitypool.http.Unreachable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies ID tokens: form, issuer, signature, time, audience and kind (OpenID Connect Core 1.0 §3.1.3.7). Which algorithms
 * count is decided here and by the key, not by the token alone (RFC 8725 §3.1).
 */
@ApplicationScoped
class TokenVerifier {
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private final KeySets keys;
    private final Json json;
    private final Clock clock;
    private final Duration skew;

    TokenVerifier(KeySets keys, Json json, Clock clock, ProviderConfig config) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.skew = config.clockSkew();
    }

    /** Verifies a token; fails with {@link InvalidLogin}'s errors when it proves nothing. */
    Uni<VerifiedLogin> verify(TokenProvider provider, String text) {
        return Uni.createFrom().deferred(() -> {
            JsonWebSignature token = parse(text);
            TokenClaims claims = TokenClaims.read(json, token.getUnverifiedPayload());
            if (!provider.issuers().contains(claims.text("iss"))) {
                throw InvalidLogin.wrongIssuer();
            }
            String algorithm = algorithm(token);
            return keys.find(provider.keys(), key -> fits(key, token.getKeyIdHeaderValue(), algorithm))
                    .onFailure(failure -> failure instanceof Unreachable || failure instanceof KeySetReader.Unusable)
                    .transform(silent -> InvalidLogin.silent(provider.name()))
                    .invoke(key -> requireSignedBy(token, key))
                    .map(verified -> login(provider, claims));
        });
    }

    private VerifiedLogin login(TokenProvider provider, TokenClaims claims) {
        claims.requireTime(clock.instant(), skew);
        String audience = claims.audienceAmong(provider.audiences());
        String use = provider.naming().use();
        if (!use.isEmpty() && !use.equals(claims.all().get("token_use"))) {
            throw InvalidLogin.notAToken();
        }
        return provider.verified(audience, claims.text("sub"), claims.all());
    }

    private static JsonWebSignature parse(String text) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setCompactSerialization(text);
            return token;
        } catch (JoseException notAToken) {
            throw InvalidLogin.notAToken();
        }
    }

    private static String algorithm(JsonWebSignature token) {
        try {
            String algorithm = token.getAlgorithmHeaderValue();
            SIGNATURES.checkConstraint(algorithm);
            return algorithm;
        } catch (JoseException forbidden) {
            throw InvalidLogin.unverifiable();
        }
    }

    private static boolean fits(JsonWebKey key, String keyId, String algorithm) {
        boolean kind =
                algorithm.startsWith("ES") ? key instanceof EllipticCurveJsonWebKey : key instanceof RsaJsonWebKey;
        return kind
                && (keyId == null || keyId.equals(key.getKeyId()))
                && (key.getUse() == null || Use.SIGNATURE.equals(key.getUse()))
                && (key.getAlgorithm() == null || algorithm.equals(key.getAlgorithm()));
    }

    private static void requireSignedBy(JsonWebSignature token, Optional<JsonWebKey> key) {
        token.setAlgorithmConstraints(SIGNATURES);
        token.setKey(key.orElseThrow(InvalidLogin::unverifiable).getKey());
        try {
            if (!token.verifySignature()) {
                throw InvalidLogin.wrongSignature();
            }
        } catch (JoseException unusable) {
            throw InvalidLogin.unverifiable();
        }
    }
}
