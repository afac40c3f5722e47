package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.database.Json;
import dev.cognate.userpool.issuer.Issuers;
import dev.cognate.userpool.srp.SrpWorkers;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Writes and signs the tokens of a family. */
@ApplicationScoped
public class TokenIssuer {
    private final SigningKeys keys;
    private final RefreshTokens refreshTokens;
    private final Issuers issuers;
    private final Json json;
    private final Clock clock;
    private final FastCryptography cryptography;
    private final SrpWorkers workers;

    TokenIssuer(
            SigningKeys keys,
            RefreshTokens refreshTokens,
            Issuers issuers,
            Json json,
            Clock clock,
            FastCryptography cryptography,
            SrpWorkers workers) {
        this.keys = keys;
        this.refreshTokens = refreshTokens;
        this.issuers = issuers;
        this.json = json;
        this.clock = clock;
        this.cryptography = cryptography;
        this.workers = workers;
    }

    /** All three tokens. */
    public Uni<AuthenticationResultType> issue(ClientInPool target, User user, TokenFamily family) {
        return refresh(target, user, family)
                .map(result -> result.toBuilder()
                        .refreshToken(refreshTokens.newest(family))
                        .build());
    }

    /** A new ID and access token, as a refresh gives. */
    Uni<AuthenticationResultType> refresh(ClientInPool target, User user, TokenFamily family) {
        TokenClaims claims = new TokenClaims(issuers.of(target.pool().id()), target, user, family, clock.instant());
        return keys.of(target.pool().id())
                .chain(poolKeys -> cryptography.isInstalled()
                        ? Uni.createFrom().item(() -> sign(claims, poolKeys))
                        : workers.run(() -> sign(claims, poolKeys)));
    }

    private AuthenticationResultType sign(TokenClaims claims, PoolKeys poolKeys) {
        TokenLifetimes lifetimes = TokenLifetimes.of(claims.target().client().settings());
        return AuthenticationResultType.builder()
                .accessToken(Jwt.sign(json.write(claims.access(lifetimes.access())), poolKeys))
                .idToken(Jwt.sign(json.write(claims.id(lifetimes.id())), poolKeys))
                .expiresIn(Math.toIntExact(lifetimes.access().toSeconds()))
                .tokenType("Bearer")
                .build();
    }
}
