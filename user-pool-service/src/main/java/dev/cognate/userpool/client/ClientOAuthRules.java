package dev.cognate.userpool.client;

import dev.cognate.contract.idp.InvalidOAuthFlowException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.ScopeDoesNotExistException;
import dev.cognate.contract.idp.UserPoolClientType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** OAuth 2.0 settings of a client. */
final class ClientOAuthRules {
    private static final Set<String> STANDARD_SCOPES =
            Set.of("phone", "email", "openid", "profile", "aws.cognito.signin.user.admin");

    private ClientOAuthRules() {}

    static void require(UserPoolClientType settings, boolean confidential) {
        boolean flows = !empty(settings.allowedOAuthFlows());
        boolean scopes = !empty(settings.allowedOAuthScopes());
        if (Boolean.TRUE.equals(settings.allowedOAuthFlowsUserPoolClient()) && !(flows && scopes)) {
            throw new InvalidParameterException("AllowedOAuthFlows and AllowedOAuthScopes are required if user pool"
                    + " client is allowed to use OAuth flows.");
        }
        if (flows) {
            requireClientCredentialsAlone(settings.allowedOAuthFlows(), confidential);
        }
        Objects.requireNonNullElse(settings.allowedOAuthScopes(), List.<String>of()).stream()
                .filter(scope -> !STANDARD_SCOPES.contains(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw new ScopeDoesNotExistException("Invalid scope requested: " + scope);
                });
        if (settings.defaultRedirectURI() != null
                && !Objects.requireNonNullElse(settings.callbackURLs(), List.<String>of())
                        .contains(settings.defaultRedirectURI())) {
            throw new InvalidParameterException("DefaultRedirectURI must be in the CallbackURLs list.");
        }
    }

    private static void requireClientCredentialsAlone(List<OAuthFlowType> flows, boolean confidential) {
        if (!flows.contains(OAuthFlowType.CLIENT_CREDENTIALS)) {
            return;
        }
        if (flows.size() > 1) {
            throw new InvalidOAuthFlowException(
                    "client_credentials flow can not be selected along with code flow or implicit flow.");
        }
        if (!confidential) {
            throw new InvalidOAuthFlowException(
                    "client_credentials flow can not be selected if client does not have a client secret.");
        }
    }

    private static boolean empty(Collection<?> values) {
        return values == null || values.isEmpty();
    }
}
