package dev.cognate.userpool.oauth;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.ClientInPool;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to the token endpoint by a client that showed who it is.
 *
 * @param target the client
 * @param parameters the body
 * @param proofKey the thumbprint of the key the client proved, to which its tokens are bound (RFC 9449)
 * @param context the call
 */
record TokenRequest(ClientInPool target, RequestParameters parameters, Optional<String> proofKey, CallContext context) {

    /** Whether the client is allowed a flow of the authorization server. */
    boolean allows(OAuthFlowType flow) {
        UserPoolClientType settings = target.client().settings();
        return Boolean.TRUE.equals(settings.allowedOAuthFlowsUserPoolClient())
                && Objects.requireNonNullElse(settings.allowedOAuthFlows(), List.<OAuthFlowType>of())
                        .contains(flow);
    }

    /** Whether the client is allowed a flow of the API. */
    boolean allows(ExplicitAuthFlowsType flow) {
        return Objects.requireNonNullElse(
                        target.client().settings().explicitAuthFlows(), List.<ExplicitAuthFlowsType>of())
                .contains(flow);
    }

    @Override
    public String toString() {
        return "TokenRequest[target=" + target.client() + "]";
    }
}
