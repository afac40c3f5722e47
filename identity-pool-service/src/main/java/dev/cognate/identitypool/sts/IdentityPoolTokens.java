package dev.cognate.identitypool.sts;

import dev.cognate.contract.AwsException;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.openid.Issuer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tokens of this service's own identity pools: the basic (classic) flow. */
@ApplicationScoped
class IdentityPoolTokens implements WebIdentityTokens {
    private final IdentityTokens tokens;
    private final Issuer issuer;

    IdentityPoolTokens(IdentityTokens tokens, Issuer issuer) {
        this.tokens = tokens;
        this.issuer = issuer;
    }

    @Override
    public Uni<Optional<WebIdentity>> verify(String named, String token) {
        if (!issuer.iss().equals(named)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return tokens.verify(token)
                .map(identity -> Optional.of(WebIdentity.ofPool(
                        identity.poolId(), identity.identityId(), identity.methods(), identity.tags())))
                .onFailure(AwsException.class)
                .transform(refused -> RefusedTokens.told((AwsException) refused));
    }
}
