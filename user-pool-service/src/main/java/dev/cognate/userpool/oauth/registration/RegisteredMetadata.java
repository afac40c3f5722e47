package dev.cognate.userpool.oauth.registration;

import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.PreventUserExistenceErrorTypes;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.AppClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What a client registers.
 *
 * @param name for people
 * @param redirectUris where answers may go
 * @param goodbyes where browsers may go after a sign-out
 * @param grantTypes the grants it uses
 * @param authentication how it shows who it is
 * @param scopes what it may ask for
 */
record RegisteredMetadata(
        String name,
        List<String> redirectUris,
        List<String> goodbyes,
        Set<String> grantTypes,
        String authentication,
        SequencedSet<String> scopes) {

    boolean confidential() {
        return !authentication.equals("none");
    }

    private boolean forUsers() {
        return grantTypes.contains("authorization_code");
    }

    /** The client's settings. It signs nobody in by the API: its users see our pages and nothing else. */
    UserPoolClientType settings() {
        return UserPoolClientType.builder()
                .clientName(name)
                .explicitAuthFlows(List.of(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(List.of(forUsers() ? OAuthFlowType.CODE : OAuthFlowType.CLIENT_CREDENTIALS))
                .allowedOAuthScopes(List.copyOf(scopes))
                .callbackURLs(redirectUris)
                .logoutURLs(goodbyes)
                .supportedIdentityProviders(List.of("COGNITO"))
                .build();
    }

    /** What the client is told (RFC 7591 §3.2.1). */
    Map<String, Object> document(AppClient client) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client_id", client.id());
        document.put("client_id_issued_at", client.settings().creationDate().getEpochSecond());
        client.secret().ifPresent(secret -> {
            document.put("client_secret", secret);
            document.put("client_secret_expires_at", 0);
        });
        document.put("client_name", name);
        document.put("redirect_uris", redirectUris);
        if (!goodbyes.isEmpty()) {
            document.put("post_logout_redirect_uris", goodbyes);
        }
        document.put("grant_types", List.copyOf(grantTypes));
        document.put("response_types", forUsers() ? List.of("code") : List.of());
        document.put("token_endpoint_auth_method", authentication);
        document.put("scope", String.join(" ", scopes));
        return document;
    }
}
