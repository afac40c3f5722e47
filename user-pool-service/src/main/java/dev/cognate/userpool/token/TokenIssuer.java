package dev.cognate.userpool.token;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.database.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes and signs the tokens of a family. */
@ApplicationScoped
public class TokenIssuer {
    private final RefreshTokens refreshTokens;
    private final TokenShaper shaper;
    private final Json json;
    private final TokenSigner signer;

    TokenIssuer(RefreshTokens refreshTokens, TokenShaper shaper, Json json, TokenSigner signer) {
        this.refreshTokens = refreshTokens;
        this.shaper = shaper;
        this.json = json;
        this.signer = signer;
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
                .chain(draft -> signer.run(issuance.target(), key -> sign(issuance, draft, lifetimes, key)));
    }

    private AuthenticationResultType sign(
            Issuance issuance, TokenDraft draft, TokenLifetimes lifetimes, SigningKey key) {
        String access = Jwt.sign(json.write(draft.accessWithScope()), key);
        Optional<Grant> grant = issuance.family().grant();
        return AuthenticationResultType.builder()
                .accessToken(access)
                .idToken(
                        grant.isEmpty()
                                ? Jwt.sign(json.write(draft.id()), key)
                                : openId(grant.get(), draft, access, key))
                .expiresIn(Math.toIntExact(lifetimes.access().toSeconds()))
                .tokenType(issuance.proofKey().isPresent() ? "DPoP" : "Bearer")
                .build();
    }

    /** What OpenID Connect asks of an ID token beside an access token; none without the scope for it. */
    private String openId(Grant grant, TokenDraft draft, String access, SigningKey key) {
        return grant.scopes().contains(ScopedAttributes.OPENID)
                ? Jwt.sign(
                        json.write(draft.withId(claims -> claims.put("at_hash", Jwt.hash(access, key)))
                                .id()),
                        key)
                : null;
    }
}
