package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Json;
import dev.cognate.userpool.issuer.Issuers;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes and signs access tokens of clients in their own name. They belong to no sign-in and cannot be revoked. */
@ApplicationScoped
public class ClientTokens {
    private final Issuers issuers;
    private final List<ClientClaimsStep> steps;
    private final Json json;
    private final TokenSigner signer;
    private final Clock clock;

    ClientTokens(Issuers issuers, @All List<ClientClaimsStep> steps, Json json, TokenSigner signer, Clock clock) {
        this.issuers = issuers;
        this.steps = steps;
        this.json = json;
        this.signer = signer;
        this.clock = clock;
    }

    /** An access token, and nothing else. */
    public Uni<AuthenticationResultType> issue(ClientIssuance issuance) {
        TokenLifetimes lifetimes = TokenLifetimes.of(issuance.target().client().settings());
        Uni<TokenDraft> shaped = Uni.createFrom().item(() -> draft(issuance, lifetimes));
        for (ClientClaimsStep step : steps) {
            shaped = shaped.chain(draft -> step.shape(issuance, draft));
        }
        return shaped.chain(draft -> signer.run(issuance.target(), key -> sign(issuance, draft, lifetimes, key)));
    }

    private TokenDraft draft(ClientIssuance issuance, TokenLifetimes lifetimes) {
        Instant now = clock.instant();
        String clientId = issuance.target().client().id();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", clientId);
        claims.put("token_use", "access");
        claims.put("auth_time", now.getEpochSecond());
        claims.put("iss", issuers.of(issuance.target().pool()));
        claims.put("exp", now.plus(lifetimes.access()).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("version", TokenClaims.HOSTED_VERSION);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", clientId);
        issuance.proofKey().ifPresent(key -> claims.put("cnf", Map.of("jkt", key)));
        return new TokenDraft(Map.of(), claims, issuance.scopes());
    }

    private AuthenticationResultType sign(
            ClientIssuance issuance, TokenDraft draft, TokenLifetimes lifetimes, SigningKey key) {
        return AuthenticationResultType.builder()
                .accessToken(Jwt.sign(json.write(draft.accessWithScope()), key))
                .expiresIn(Math.toIntExact(lifetimes.access().toSeconds()))
                .tokenType(issuance.proofKey().isPresent() ? "DPoP" : "Bearer")
                .build();
    }
}
