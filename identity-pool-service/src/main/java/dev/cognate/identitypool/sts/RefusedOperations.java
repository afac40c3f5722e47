package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.AssumeRootOperation;
import dev.cognate.contract.sts.AssumeRootRequest;
import dev.cognate.contract.sts.AssumeRootResponse;
import dev.cognate.contract.sts.ExpiredTradeInTokenException;
import dev.cognate.contract.sts.GetDelegatedAccessTokenOperation;
import dev.cognate.contract.sts.GetDelegatedAccessTokenRequest;
import dev.cognate.contract.sts.GetDelegatedAccessTokenResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Operations that belong to what this installation is not: an organization of accounts, a partner of AWS. Each answers the
 * error AWS documents for that.
 */
@ApplicationScoped
class RefusedOperations implements AssumeRootOperation, GetDelegatedAccessTokenOperation {

    /** Only the management account of an organization may, and there are no organizations. */
    @Override
    public Uni<AssumeRootResponse> assumeRoot(AssumeRootRequest request, CallContext context) {
        throw StsFault.accessDenied("User: " + context.caller().arn()
                + " is not authorized to perform: sts:AssumeRoot on resource: " + request.targetPrincipal());
    }

    /** Nobody issues tokens that could be traded in. */
    @Override
    public Uni<GetDelegatedAccessTokenResponse> getDelegatedAccessToken(
            GetDelegatedAccessTokenRequest request, CallContext context) {
        throw new ExpiredTradeInTokenException("The trade-in token is expired or invalid.");
    }
}
