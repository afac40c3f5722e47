package dev.cognate.userpool.token;

import dev.cognate.database.Json;
import dev.cognate.userpool.issuer.Issuers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;

/** Reads ID tokens that come back, as hints at who is meant. */
@ApplicationScoped
public class IdTokens {
    private final SigningKeys keys;
    private final Issuers issuers;
    private final Json json;

    IdTokens(SigningKeys keys, Issuers issuers, Json json) {
        this.keys = keys;
        this.issuers = issuers;
        this.json = json;
    }

    /**
     * What an ID token says.
     *
     * @param poolId the pool that issued it
     * @param clientId the client it was issued to
     * @param sub the user
     */
    public record Hint(String poolId, String clientId, String sub) {}

    /**
     * Reads an ID token of ours, expired or not (OpenID Connect RP-Initiated Logout 1.0 §2); empty for any other text, and
     * for those whose key was retired.
     */
    public Uni<Optional<Hint>> read(String idToken) {
        Optional<JsonWebSignature> token = Jwt.parse(idToken);
        Optional<AccessClaims> claims = token.flatMap(found -> claims(found.getUnverifiedPayload()));
        Optional<String> issuer = claims.flatMap(found -> text(found, "iss"));
        if (issuer.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        String poolId = issuer.get().substring(issuer.get().lastIndexOf('/') + 1);
        return keys.of(poolId)
                .map(poolKeys -> poolKeys.verifier(token.get().getKeyIdHeaderValue())
                        .filter(key -> Jwt.isSignedBy(token.get(), key))
                        .flatMap(key -> hint(poolId, issuer.get(), claims.get())))
                .onFailure(NoSigningKeys.class)
                .recoverWithItem(Optional.empty());
    }

    private Optional<Hint> hint(String poolId, String issuer, AccessClaims claims) {
        boolean id = poolId.indexOf('_') > 0
                && issuers.isOf(poolId, issuer)
                && text(claims, "token_use").filter("id"::equals).isPresent();
        Optional<String> clientId = text(claims, "aud");
        Optional<String> sub = text(claims, "sub");
        return id && clientId.isPresent() && sub.isPresent()
                ? Optional.of(new Hint(poolId, clientId.get(), sub.get()))
                : Optional.empty();
    }

    private Optional<AccessClaims> claims(String payload) {
        try {
            return Optional.ofNullable(json.read(payload, Map.class)).map(AccessClaims::new);
        } catch (IllegalStateException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(AccessClaims claims, String name) {
        return claims.claims().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
