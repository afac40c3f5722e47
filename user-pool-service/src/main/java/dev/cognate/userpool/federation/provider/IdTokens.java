package dev.cognate.userpool.federation.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0 §3.1.3.7).
 *
 * <p>HMAC with the client secret, which Cognito allows too, is refused: whoever learned the secret could be anybody.
 */
@ApplicationScoped
class IdTokens {
    private static final Logger LOG = Logger.getLogger(IdTokens.class);
    private static final int OK = 200;
    private static final int MAX_KEYS = 100;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** What Google's ID tokens may say instead of the issuer's URL (Google, "OpenID Connect", ID token's payload). */
    private static final String GOOGLE = "accounts.google.com";

    private final ProviderHttp http;
    private final ProviderConfig config;
    private final RememberedDocuments<JWKSet> known;

    IdTokens(ProviderHttp http, ProviderConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.known = new RememberedDocuments<>(clock, config.keysLifetime(), config.keysPause());
    }

    /**
     * The claims of a token. Fails with {@link ProviderFailure} for one that proves nothing.
     *
     * @param nonce what was asked for with
     */
    Uni<Map<String, Object>> verify(
            Registration registration, Endpoints endpoints, String token, Optional<String> nonce) {
        return Uni.createFrom().deferred(() -> {
            SignedJWT parsed = parse(registration, token);
            Issuer issuer = issuer(registration, endpoints, parsed);
            return keys(registration, endpoints.keys().orElseThrow(), parsed)
                    .map(keys -> claims(registration, issuer, parsed, keys, nonce));
        });
    }

    static SignedJWT parse(Registration registration, String token) {
        try {
            JsonObjects.parse(JOSEObject.split(token)[0].decodeToString());
            SignedJWT parsed = SignedJWT.parse(token);
            if (ALGORITHMS.contains(parsed.getHeader().getAlgorithm())) {
                return parsed;
            }
            LOG.warnf("%s signs ID tokens with an algorithm that is not allowed", registration.provider());
        } catch (ParseException | IllegalArgumentException malformed) {
            LOG.warnf("%s gave an ID token that is no signed JWT", registration.provider());
        }
        throw invalid();
    }

    /** The most frequent mistake gets words of its own: an issuer that is written down almost as it is. */
    private static Issuer issuer(Registration registration, Endpoints endpoints, SignedJWT token) {
        String expected = endpoints.issuer().orElseThrow();
        String said = unverified(token).getIssuer();
        if (registration.kind() == Registration.Kind.GOOGLE && GOOGLE.equals(said)) {
            return new Issuer(GOOGLE);
        }
        if (!expected.equals(said)) {
            throw new ProviderFailure("Bad id_token issuer");
        }
        return new Issuer(expected);
    }

    private static JWTClaimsSet unverified(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw invalid();
        }
    }

    private Uni<JWKSet> keys(Registration registration, URI place, SignedJWT token) {
        String id = token.getHeader().getKeyID();
        return known.get(
                place,
                keys -> id == null || keys.getKeyByKeyId(id) != null,
                () -> http.send(place, request -> request, "Timeout in calling jwks uri")
                        .map(answer -> read(registration, answer)));
    }

    private static JWKSet read(Registration registration, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw registration.refusal(answer.statusCode(), "error getting keys");
        }
        return parseKeys(registration, answer.body());
    }

    static JWKSet parseKeys(Registration registration, String document) {
        try {
            JWKSet keys = JWKSet.parse(JsonObjects.parse(document));
            if (keys.size() <= MAX_KEYS) {
                // a provider has no business with keys that are secret, and we none with using them
                return new JWKSet(
                        keys.getKeys().stream().filter(IdTokens::isPublic).toList());
            }
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new ProviderFailure(registration.name() + " keys cannot be read");
        }
        throw new ProviderFailure(registration.name() + " keys cannot be read");
    }

    private static boolean isPublic(JWK key) {
        return !key.isPrivate();
    }

    private Map<String, Object> claims(
            Registration registration, Issuer issuer, SignedJWT token, JWKSet keys, Optional<String> nonce) {
        JWSVerificationKeySelector<SecurityContext> selector =
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys));
        IDTokenValidator validator =
                new IDTokenValidator(issuer, new ClientID(registration.clientId()), selector, null);
        validator.setMaxClockSkew((int) config.clockSkew().toSeconds());
        try {
            validator.validate(token, nonce.map(Nonce::new).orElse(null));
            return issuedTo(registration, token.getPayload().toJSONObject());
        } catch (BadJOSEException | JOSEException refused) {
            LOG.warnf("An ID token of %s is refused: %s", registration.provider(), reason(refused));
            throw invalid();
        }
    }

    /** A token that another application asked for says nothing of who is at this browser (step 5). */
    private static Map<String, Object> issuedTo(Registration registration, Map<String, Object> claims) {
        if (!registration.clientId().equals(claims.getOrDefault("azp", registration.clientId()))) {
            LOG.warnf("An ID token of %s is refused: it was issued to another client", registration.provider());
            throw invalid();
        }
        return claims;
    }

    /** Behind the colon stands what the token says, which is nobody's business. */
    private static String reason(Exception refused) {
        return String.valueOf(refused.getMessage()).split(":", 2)[0];
    }

    private static ProviderFailure invalid() {
        return new ProviderFailure("Invalid id_token");
    }
}
