package dev.cognate.userpool.token;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.Api;

/** Verifies tokens as a relying party does. */
public final class Jwts {
    private Jwts() {}

    /** The claims of a token whose signature the pool's published keys confirm. */
    public static JWTClaimsSet verified(String poolId, String token) throws Exception {
        JWKSet keys = keys(poolId);
        SignedJWT jwt = SignedJWT.parse(token);
        JWSVerifier verifier = new RSASSAVerifier(
                keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey());
        if (!jwt.verify(verifier)) {
            throw new AssertionError("the signature does not verify");
        }
        return jwt.getJWTClaimsSet();
    }

    /** The pool's published keys. */
    public static JWKSet keys(String poolId) throws Exception {
        return JWKSet.load(
                Api.endpoint().resolve("/" + poolId + "/.well-known/jwks.json").toURL());
    }
}
