package dev.cognate.identitypool.sts;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sts.AssumeRoleWithSAMLOperation;
import dev.cognate.contract.sts.AssumeRoleWithSAMLRequest;
import dev.cognate.contract.sts.AssumeRoleWithSAMLResponse;
import dev.cognate.contract.sts.AssumeRootOperation;
import dev.cognate.contract.sts.AssumeRootRequest;
import dev.cognate.contract.sts.AssumeRootResponse;
import dev.cognate.contract.sts.ExpiredTradeInTokenException;
import dev.cognate.contract.sts.GetDelegatedAccessTokenOperation;
import dev.cognate.contract.sts.GetDelegatedAccessTokenRequest;
import dev.cognate.contract.sts.GetDelegatedAccessTokenResponse;
import dev.cognate.contract.sts.GetWebIdentityTokenOperation;
import dev.cognate.contract.sts.GetWebIdentityTokenRequest;
import dev.cognate.contract.sts.GetWebIdentityTokenResponse;
import dev.cognate.contract.sts.InvalidIdentityTokenException;
import dev.cognate.contract.sts.OutboundWebIdentityFederationDisabledException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Operations that belong to what this installation is not: an organization of accounts, a partner of AWS, an account that
 * federates outwards, a verifier of SAML assertions. Each answers the error AWS documents for that.
 */
@ApplicationScoped
class RefusedOperations
        implements AssumeRootOperation,
                GetDelegatedAccessTokenOperation,
                GetWebIdentityTokenOperation,
                AssumeRoleWithSAMLOperation {

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

    @Override
    public Uni<GetWebIdentityTokenResponse> getWebIdentityToken(
            GetWebIdentityTokenRequest request, CallContext context) {
        throw new OutboundWebIdentityFederationDisabledException(
                "The outbound web identity federation feature is not enabled for this account.");
    }

    /** An assertion nobody verified opens nothing. */
    @Override
    public Uni<AssumeRoleWithSAMLResponse> assumeRoleWithSAML(AssumeRoleWithSAMLRequest request, CallContext context) {
        throw new InvalidIdentityTokenException(
                "SAML assertions cannot be verified by this version; use AssumeRoleWithWebIdentity.");
    }
}
