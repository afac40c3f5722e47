package dev.cognate.local.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;

/** Verifies a token as an application would: signature against the published keys, then expiry. */
final class TokenCheck {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    TokenCheck(String endpoint, String poolId) {
        try {
            var keys = JWKSourceBuilder.create(URI.create(endpoint + "/" + poolId + "/.well-known/jwks.json")
                            .toURL())
                    .build();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(endpoint + " is no address", e);
        }
    }

    JWTClaimsSet verify(String token, String use) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            if (!use.equals(claims.getClaim("token_use"))) {
                throw new StepFailure("token_use is " + claims.getClaim("token_use") + " instead of " + use);
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new StepFailure("the " + use + " token does not verify: " + e.getMessage(), e);
        }
    }
}
