package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Json;
import dev.cognate.userpool.issuer.Issuers;
import dev.cognate.userpool.srp.SrpWorkers;
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
    private final SigningKeys keys;
    private final Issuers issuers;
    private final List<ClientClaimsStep> steps;
    private final Json json;
    private final FastCryptography cryptography;
    private final SrpWorkers workers;
    private final Clock clock;

    ClientTokens(
            SigningKeys keys,
            Issuers issuers,
            @All List<ClientClaimsStep> steps,
            Json json,
            FastCryptography cryptography,
            SrpWorkers workers,
            Clock clock) {
        this.keys = keys;
        this.issuers = issuers;
        this.steps = steps;
        this.json = json;
        this.cryptography = cryptography;
        this.workers = workers;
        this.clock = clock;
    }

    /** An access token, and nothing else. */
    public Uni<AuthenticationResultType> issue(ClientIssuance issuance) {
        TokenLifetimes lifetimes = TokenLifetimes.of(issuance.target().client().settings());
        Uni<TokenDraft> shaped = Uni.createFrom().item(() -> draft(issuance, lifetimes));
        for (ClientClaimsStep step : steps) {
            shaped = shaped.chain(draft -> step.shape(issuance, draft));
        }
        return shaped.chain(draft -> keys.of(issuance.target().pool().id())
                .chain(poolKeys -> cryptography.isInstalled()
                        ? Uni.createFrom().item(() -> sign(draft, lifetimes, poolKeys))
                        : workers.run(() -> sign(draft, lifetimes, poolKeys))));
    }

    private TokenDraft draft(ClientIssuance issuance, TokenLifetimes lifetimes) {
        Instant now = clock.instant();
        String clientId = issuance.target().client().id();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", clientId);
        claims.put("token_use", "access");
        claims.put("auth_time", now.getEpochSecond());
        claims.put("iss", issuers.of(issuance.target().pool().id()));
        claims.put("exp", now.plus(lifetimes.access()).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("version", TokenClaims.HOSTED_VERSION);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", clientId);
        return new TokenDraft(Map.of(), claims, issuance.scopes());
    }

    private AuthenticationResultType sign(TokenDraft draft, TokenLifetimes lifetimes, PoolKeys poolKeys) {
        return AuthenticationResultType.builder()
                .accessToken(Jwt.sign(json.write(draft.accessWithScope()), poolKeys))
                .expiresIn(Math.toIntExact(lifetimes.access().toSeconds()))
                .tokenType("Bearer")
                .build();
    }
}
