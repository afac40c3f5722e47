package dev.cognate.userpool.client;

import dev.cognate.contract.idp.InvalidOAuthFlowException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.ScopeDoesNotExistException;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.resourceserver.SystemScopes;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** OAuth 2.0 settings of a client. */
final class ClientOAuthRules {
    private static final Set<String> STANDARD_SCOPES =
            Set.of("phone", "email", "openid", "profile", "aws.cognito.signin.user.admin", SystemScopes.REGISTER);

    private ClientOAuthRules() {}

    static void require(UserPoolClientType settings, boolean confidential, ClientReferences.Known known) {
        boolean flows = !empty(settings.allowedOAuthFlows());
        boolean scopes = !empty(settings.allowedOAuthScopes());
        if (Boolean.TRUE.equals(settings.allowedOAuthFlowsUserPoolClient()) && !(flows && scopes)) {
            throw new InvalidParameterException("AllowedOAuthFlows and AllowedOAuthScopes are required if user pool"
                    + " client is allowed to use OAuth flows.");
        }
        if (flows) {
            requireClientCredentialsAlone(settings.allowedOAuthFlows(), confidential);
        }
        requireScopes(settings, known);
        requireAddresses(settings);
    }

    private static void requireScopes(UserPoolClientType settings, ClientReferences.Known known) {
        given(settings.allowedOAuthScopes()).stream()
                .filter(scope ->
                        !STANDARD_SCOPES.contains(scope) && !known.scopes().contains(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw new ScopeDoesNotExistException("Invalid scope requested: " + scope);
                });
    }

    private static void requireAddresses(UserPoolClientType settings) {
        List<String> callbacks = given(settings.callbackURLs());
        List<OAuthFlowType> flows = given(settings.allowedOAuthFlows());
        callbacks.forEach(RedirectRules::requireCallback);
        given(settings.logoutURLs()).forEach(RedirectRules::requireAddress);
        boolean redirects = flows.contains(OAuthFlowType.CODE) || flows.contains(OAuthFlowType.IMPLICIT);
        if (redirects && callbacks.isEmpty()) {
            throw new InvalidParameterException(
                    "CallbackUrls can not be empty when code flow or implicit flow is selected");
        }
        String usual = settings.defaultRedirectURI();
        if (usual != null && !callbacks.contains(usual)) {
            throw new InvalidParameterException(
                    "The default redirect URI " + usual + " is not in the callback URIs list.");
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

    private static <T> List<T> given(List<T> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    private static boolean empty(Collection<?> values) {
        return values == null || values.isEmpty();
    }
}
