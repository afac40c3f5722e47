package dev.cognate.userpool.oauth.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.OAuthException;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.oauth.extension.Use;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks proofs of keys. A proof is good for one request at one of our own addresses, for a minute, once; what the request
 * says of its host is not believed, since a proof made for another server would then be good here (RFC 9449 §11.1, §11.2).
 */
@ApplicationScoped
public class KeyProofs {
    /** What proofs may be signed with; none of them shares a secret with us. */
    public static final List<String> ALGORITHMS = List.of("ES256", "PS256", "RS256");

    private static final Set<JWSAlgorithm> ACCEPTED =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    /** FAPI 2.0 Security Profile §5.4.1. */
    private static final Set<JWSAlgorithm> ACCEPTED_OF_FAPI = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);

    private static final String HEADER = "dpop";
    private static final int LONGEST = 8_192;
    private static final long SECONDS = 60;
    /** Longer than a proof can be good, with clocks that differ. */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    private final Extensions extensions;
    private final Domains domains;
    private final OnceMarkers markers;

    KeyProofs(Extensions extensions, Domains domains, OnceMarkers markers) {
        this.extensions = extensions;
        this.domains = domains;
        this.markers = markers;
    }

    /**
     * The thumbprint of the key that a request for tokens proves; empty for one without a proof, and for clients that use
     * none. Fails with {@code invalid_dpop_proof} for a proof that is no good, and for none where one is required.
     */
    public Uni<Optional<String>> ofTokenRequest(WebRequest request, ClientInPool target) {
        boolean required = extensions.of(target.client()).dpop() == Use.REQUIRED;
        return ofPushedRequest(request, target).invoke(key -> {
            if (required && key.isEmpty()) {
                throw refused();
            }
        });
    }

    /**
     * The thumbprint of the key that a pushed authorization request proves, to which its code is then bound (RFC 9449 §10.1);
     * empty for one without a proof, and for clients that use none. Fails with {@code invalid_dpop_proof}.
     */
    public Uni<Optional<String>> ofPushedRequest(WebRequest request, ClientInPool target) {
        Optional<SignedJWT> proof = extensions.of(target.client()).dpop().isOn() ? proof(request) : Optional.empty();
        if (proof.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        SignedJWT shown = proof.get();
        return address(request, target.pool(), shown)
                .map(uri -> thumbprint(shown, uri, target))
                .call(key -> requireNew(target.pool(), key, shown))
                .map(Optional::of);
    }

    /**
     * Requires a request with an access token to prove the key the token is bound to (RFC 9449 §7). Fails with
     * {@code invalid_dpop_proof}.
     */
    public Uni<Void> ofResourceRequest(WebRequest request, ClientInPool target, String accessToken, String key) {
        SignedJWT shown = proof(request).orElseThrow(KeyProofs::refused);
        requireAccepted(target, shown);
        return address(request, target.pool(), shown)
                .invoke(uri -> requireBound(request, uri, shown, accessToken, key))
                .chain(() -> requireNew(target.pool(), key, shown));
    }

    /** What the verifiers accept of others is refused here. */
    private void requireAccepted(ClientInPool target, SignedJWT proof) {
        Set<JWSAlgorithm> accepted = extensions.of(target.client()).fapi2() ? ACCEPTED_OF_FAPI : ACCEPTED;
        if (!accepted.contains(proof.getHeader().getAlgorithm())) {
            throw refused();
        }
    }

    private static Optional<SignedJWT> proof(WebRequest request) {
        List<String> headers = request.wire().headers().getAll(HEADER);
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1 || headers.getFirst().length() > LONGEST) {
            throw refused();
        }
        try {
            return Optional.of(SignedJWT.parse(headers.getFirst()));
        } catch (ParseException malformed) {
            throw refused();
        }
    }

    /** The one of our addresses that a proof was made for, or the first of them, which it then does not fit. */
    private Uni<URI> address(WebRequest request, UserPool pool, SignedJWT proof) {
        return domains.addresses(pool).map(bases -> {
            List<String> ours =
                    bases.stream().map(base -> base + request.path()).toList();
            String claimed = claimed(proof);
            return URI.create(ours.contains(claimed) ? claimed : ours.getFirst());
        });
    }

    private static String claimed(SignedJWT proof) {
        try {
            String claimed = proof.getJWTClaimsSet().getStringClaim("htu");
            return claimed == null ? "" : claimed;
        } catch (ParseException malformed) {
            throw refused();
        }
    }

    private String thumbprint(SignedJWT proof, URI uri, ClientInPool target) {
        requireAccepted(target, proof);
        try {
            return new DPoPTokenRequestVerifier(ACCEPTED, uri, SECONDS, SECONDS, null)
                    .verify(new DPoPIssuer(target.client().id()), proof, (Nonce) null)
                    .getValue()
                    .toString();
        } catch (InvalidDPoPProofException | JOSEException | IllegalArgumentException bad) {
            throw refused();
        }
    }

    private static void requireBound(WebRequest request, URI uri, SignedJWT proof, String accessToken, String key) {
        try {
            new DPoPProtectedResourceRequestVerifier(ACCEPTED, SECONDS, SECONDS, null)
                    .verify(
                            request.method(),
                            uri,
                            new DPoPIssuer("client"),
                            proof,
                            new DPoPAccessToken(accessToken),
                            new JWKThumbprintConfirmation(new Base64URL(key)));
        } catch (InvalidDPoPProofException
                | AccessTokenValidationException
                | JOSEException
                | IllegalArgumentException bad) {
            throw refused();
        }
    }

    private Uni<Void> requireNew(UserPool pool, String key, SignedJWT proof) {
        String name = key + "/" + id(proof);
        String marker = "dpop:" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(name));
        return markers.claim(pool.id(), marker, REMEMBERED)
                .invoke(first -> {
                    if (!first) {
                        throw refused();
                    }
                })
                .replaceWithVoid();
    }

    private static String id(SignedJWT proof) {
        try {
            return proof.getJWTClaimsSet().getJWTID();
        } catch (ParseException malformed) {
            throw refused();
        }
    }

    private static OAuthException refused() {
        return new OAuthException(OAuthError.of("invalid_dpop_proof"));
    }
}
