package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.database.Json;
import dev.cognate.userpool.srp.SrpWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes and signs the tokens of a family. */
@ApplicationScoped
public class TokenIssuer {
    private final SigningKeys keys;
    private final RefreshTokens refreshTokens;
    private final TokenShaper shaper;
    private final Json json;
    private final FastCryptography cryptography;
    private final SrpWorkers workers;

    TokenIssuer(
            SigningKeys keys,
            RefreshTokens refreshTokens,
            TokenShaper shaper,
            Json json,
            FastCryptography cryptography,
            SrpWorkers workers) {
        this.keys = keys;
        this.refreshTokens = refreshTokens;
        this.shaper = shaper;
        this.json = json;
        this.cryptography = cryptography;
        this.workers = workers;
    }

    /** All three tokens. */
    public Uni<AuthenticationResultType> issue(Issuance issuance) {
        return refresh(issuance)
                .map(result -> result.toBuilder()
                        .refreshToken(refreshTokens.newest(issuance.family()))
                        .build());
    }

    /** A new ID and access token, as a refresh gives. */
    Uni<AuthenticationResultType> refresh(Issuance issuance) {
        TokenLifetimes lifetimes = TokenLifetimes.of(issuance.target().client().settings());
        return shaper.shape(issuance, lifetimes)
                .chain(draft -> keys.of(issuance.target().pool().id())
                        .chain(poolKeys -> cryptography.isInstalled()
                                ? Uni.createFrom().item(() -> sign(draft, lifetimes, poolKeys))
                                : workers.run(() -> sign(draft, lifetimes, poolKeys))));
    }

    private AuthenticationResultType sign(TokenDraft draft, TokenLifetimes lifetimes, PoolKeys poolKeys) {
        return AuthenticationResultType.builder()
                .accessToken(Jwt.sign(json.write(draft.accessWithScope()), poolKeys))
                .idToken(Jwt.sign(json.write(draft.id()), poolKeys))
                .expiresIn(Math.toIntExact(lifetimes.access().toSeconds()))
                .tokenType("Bearer")
                .build();
    }
}
