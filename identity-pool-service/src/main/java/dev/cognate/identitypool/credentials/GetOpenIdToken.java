package dev.cognate.identitypool.credentials;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.GetOpenIdTokenInput;
import dev.cognate.contract.identity.GetOpenIdTokenOperation;
import dev.cognate.contract.identity.GetOpenIdTokenResponse;
import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.identitypool.openid.IdentityTokens;
import dev.cognate.identitypool.pool.Pool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** GetOpenIdToken: the basic (classic) flow, where the application chooses the role itself. */
@ApplicationScoped
class GetOpenIdToken implements GetOpenIdTokenOperation {
    /** API reference, GetOpenIdToken. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Arrivals arrivals;
    private final IdentityTokens tokens;
    private final Journal journal;

    GetOpenIdToken(Arrivals arrivals, IdentityTokens tokens, Journal journal) {
        this.arrivals = arrivals;
        this.tokens = tokens;
        this.journal = journal;
    }

    @Override
    public Uni<GetOpenIdTokenResponse> getOpenIdToken(GetOpenIdTokenInput request, CallContext context) {
        Arrivals.Shown shown = new Arrivals.Shown("GetOpenIdToken", request.logins());
        return arrivals.of(request.identityId(), shown, context)
                .invoke(arrival -> requireClassicFlow(arrival.pool()))
                .chain(arrival -> tokens.issue(arrival.token(), LIFETIME)
                        .call(token -> journal.tokenIssued(arrival.token(), context))
                        .map(token -> GetOpenIdTokenResponse.builder()
                                .identityId(arrival.identity().id())
                                .token(token)
                                .build()));
    }

    private static void requireClassicFlow(Pool pool) {
        if (!pool.allowsClassicFlow()) {
            throw new InvalidParameterException("Basic (classic) flow is not enabled, please use enhanced flow.");
        }
        Map<?, ?> mappings = pool.roles().mappings();
        if (!mappings.isEmpty()) {
            throw new InvalidParameterException(
                    "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");
        }
    }
}
