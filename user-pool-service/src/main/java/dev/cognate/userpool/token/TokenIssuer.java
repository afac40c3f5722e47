package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Json;
import dev.cognate.userpool.srp.SrpWorkers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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

    /** A new ID and access token, as a refresh and the implicit grant give. */
    public Uni<AuthenticationResultType> refresh(Issuance issuance) {
        TokenLifetimes lifetimes = TokenLifetimes.of(issuance.target().client().settings());
        return shaper.shape(issuance, lifetimes)
                .chain(draft -> keys.of(issuance.target().pool().id())
                        .chain(poolKeys -> cryptography.isInstalled()
                                ? Uni.createFrom().item(() -> sign(issuance, draft, lifetimes, poolKeys))
                                : workers.run(() -> sign(issuance, draft, lifetimes, poolKeys))));
    }

    private AuthenticationResultType sign(
            Issuance issuance, TokenDraft draft, TokenLifetimes lifetimes, PoolKeys poolKeys) {
        String access = Jwt.sign(json.write(draft.accessWithScope()), poolKeys);
        Optional<Grant> grant = issuance.family().grant();
        return AuthenticationResultType.builder()
                .accessToken(access)
                .idToken(
                        grant.isEmpty()
                                ? Jwt.sign(json.write(draft.id()), poolKeys)
                                : openId(grant.get(), draft, access, poolKeys))
                .expiresIn(Math.toIntExact(lifetimes.access().toSeconds()))
                .tokenType("Bearer")
                .build();
    }

    /** What OpenID Connect asks of an ID token beside an access token; none without the scope for it. */
    private String openId(Grant grant, TokenDraft draft, String access, PoolKeys poolKeys) {
        return grant.scopes().contains(ScopedAttributes.OPENID)
                ? Jwt.sign(
                        json.write(draft.withId(claims -> claims.put("at_hash", Jwt.hash(access)))
                                .id()),
                        poolKeys)
                : null;
    }
}
