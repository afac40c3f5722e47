package dev.cognate.identitypool.identity;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.GetIdInput;
import dev.cognate.contract.identity.GetIdOperation;
import dev.cognate.contract.identity.GetIdResponse;
import dev.cognate.contract.identity.NotAuthorizedException;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.provider.LoginVerifier;
import dev.cognate.identitypool.provider.VerifiedLogin;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** GetId. */
@ApplicationScoped
class GetId implements GetIdOperation {
    private final Pools pools;
    private final LoginVerifier verifier;
    private final IdentityTokens ownTokens;
    private final Identities identities;

    GetId(Pools pools, LoginVerifier verifier, IdentityTokens ownTokens, Identities identities) {
        this.pools = pools;
        this.verifier = verifier;
        this.ownTokens = ownTokens;
        this.identities = identities;
    }

    @Override
    public Uni<GetIdResponse> getId(GetIdInput request, CallContext context) {
        Map<String, String> logins = Objects.requireNonNullElse(request.logins(), Map.of());
        return pools.require(request.identityPoolId())
                .chain(pool -> identity(pool, logins, context))
                .map(identity ->
                        GetIdResponse.builder().identityId(identity.id()).build());
    }

    private Uni<Identity> identity(Pool pool, Map<String, String> logins, CallContext context) {
        if (logins.isEmpty()) {
            return identities.newGuest(pool, context);
        }
        Optional<String> own = ownTokens.among(logins);
        if (own.isPresent()) {
            return ownTokens
                    .verify(own.get())
                    .chain(token -> identities.require(token.identityId()))
                    .invoke(identity -> requireOf(pool, identity));
        }
        return verifier.verify(pool, logins, "GetId")
                .chain(verified -> identities.of(
                        pool,
                        Optional.empty(),
                        verified.stream().map(VerifiedLogin::login).toList(),
                        context));
    }

    private static void requireOf(Pool pool, Identity identity) {
        if (!identity.enabled() || !identity.poolId().equals(pool.id())) {
            throw new NotAuthorizedException("Token is not from a supported provider of this identity pool.");
        }
    }
}
