package dev.cognate.userpool.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.issuer.Issuers;
import dev.cognate.userpool.oauth.extension.ClientExtensions;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Clients that show who they are with a key of their own: {@code private_key_jwt} (OpenID Connect Core 1.0 §9, RFC 7523
 * §3). An assertion is good once, for a few minutes and for us alone.
 */
@ApplicationScoped
class ClientAssertions {
    /** What assertions may be signed with. */
    static final List<String> ALGORITHMS = List.of("ES256", "PS256", "RS256");

    /** FAPI 2.0 Security Profile §5.4.1. */
    private static final List<String> ALGORITHMS_OF_FAPI = List.of("ES256", "PS256");

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Issuers issuers;
    private final Domains domains;
    private final OnceMarkers markers;
    private final Clock clock;

    ClientAssertions(Issuers issuers, Domains domains, OnceMarkers markers, Clock clock) {
        this.issuers = issuers;
        this.domains = domains;
        this.markers = markers;
        this.clock = clock;
    }

    /** Whom an assertion is said to be of; fails with {@code invalid_client} for no assertion at all. */
    static String subject(String assertion) {
        try {
            String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null) {
                return subject;
            }
        } catch (ParseException malformed) {
            throw invalid();
        }
        throw invalid();
    }

    /**
     * Requires an assertion of this client, signed with one of its keys. Fails with {@code invalid_client}.
     *
     * @param extended what the client does; it has keys
     */
    Uni<Void> require(WebRequest request, ClientInPool target, ClientExtensions extended, String assertion) {
        SignedJWT jwt = parse(assertion);
        if (!isSigned(jwt, extended)) {
            throw invalid();
        }
        JWTClaimsSet claims = claims(jwt);
        requireOf(target.client().id(), claims);
        return domains.addresses(target.pool())
                .invoke(bases -> requireFor(audiences(request, target, extended, bases), claims))
                .chain(() -> markers.claim(target.pool().id(), marker(target, claims), LONGEST.plus(SKEW)))
                .invoke(first -> {
                    if (!first) {
                        throw invalid();
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isSigned(SignedJWT jwt, ClientExtensions extended) {
        String id = jwt.getHeader().getKeyID();
        List<String> algorithms = extended.fapi2() ? ALGORITHMS_OF_FAPI : ALGORITHMS;
        return algorithms.contains(jwt.getHeader().getAlgorithm().getName())
                && extended.keys().map(JWKSet::getKeys).orElse(List.of()).stream()
                        .filter(key -> id == null || id.equals(key.getKeyID()))
                        .anyMatch(key -> isSigned(jwt, key));
    }

    private static boolean isSigned(SignedJWT jwt, JWK key) {
        try {
            return switch (key) {
                case ECKey curve -> jwt.verify(new ECDSAVerifier(curve.toPublicJWK()));
                case RSAKey rsa -> {
                    JWSVerifier verifier = new RSASSAVerifier(rsa.toPublicJWK());
                    yield jwt.verify(verifier);
                }
                default -> false;
            };
        } catch (JOSEException | IllegalStateException otherKind) {
            return false;
        }
    }

    private void requireOf(String clientId, JWTClaimsSet claims) {
        Instant now = clock.instant();
        boolean good = clientId.equals(claims.getIssuer())
                && clientId.equals(claims.getSubject())
                && claims.getJWTID() != null
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && claims.getExpirationTime()
                        .toInstant()
                        .isBefore(now.plus(LONGEST).plus(SKEW))
                && (claims.getNotBeforeTime() == null
                        || claims.getNotBeforeTime().toInstant().isBefore(now.plus(SKEW)));
        if (!good) {
            throw invalid();
        }
    }

    /** For whom an assertion may be: FAPI 2.0 Security Profile §5.3.2.1 leaves the issuer alone. */
    private Set<String> audiences(
            WebRequest request, ClientInPool target, ClientExtensions extended, List<String> bases) {
        Set<String> audiences = new HashSet<>(Set.of(issuers.of(target.pool())));
        if (!extended.fapi2()) {
            bases.forEach(base -> audiences.addAll(List.of(base + request.path(), base + TokenResource.PATH)));
        }
        return audiences;
    }

    /** An assertion for another server must be good for nothing here. */
    private static void requireFor(Set<String> audiences, JWTClaimsSet claims) {
        if (claims.getAudience().stream().noneMatch(audiences::contains)) {
            throw invalid();
        }
    }

    private static String marker(ClientInPool target, JWTClaimsSet claims) {
        String name = target.client().id() + "/" + claims.getJWTID();
        return "assertion:" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(name));
    }

    private static SignedJWT parse(String assertion) {
        try {
            return SignedJWT.parse(assertion);
        } catch (ParseException malformed) {
            throw invalid();
        }
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw invalid();
        }
    }

    private static OAuthException invalid() {
        return new OAuthException(OAuthError.INVALID_CLIENT);
    }
}
