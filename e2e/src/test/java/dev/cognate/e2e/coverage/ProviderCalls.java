package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Calls that concern identity providers. */
final class ProviderCalls {
    private static final Map<String, String> DETAILS = Map.of(
            "client_id", "our-client",
            "client_secret", "their-secret",
            "authorize_scopes", "openid email",
            "oidc_issuer", "https://idp.example",
            "attributes_request_method", "GET");

    private ProviderCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "CreateIdentityProvider",
                ProviderCalls::created,
                "DescribeIdentityProvider",
                (cognito, pool) -> cognito.describeIdentityProvider(
                        request -> request.userPoolId(pool.id()).providerName(created(cognito, pool))),
                "GetIdentityProviderByIdentifier",
                (cognito, pool) -> cognito.getIdentityProviderByIdentifier(
                        request -> request.userPoolId(pool.id()).idpIdentifier(created(cognito, pool))),
                "UpdateIdentityProvider",
                (cognito, pool) -> cognito.updateIdentityProvider(request -> request.userPoolId(pool.id())
                        .providerName(created(cognito, pool))
                        .attributeMapping(Map.of("email", "mail"))),
                "DeleteIdentityProvider",
                (cognito, pool) -> cognito.deleteIdentityProvider(
                        request -> request.userPoolId(pool.id()).providerName(created(cognito, pool))),
                "ListIdentityProviders",
                (cognito, pool) -> cognito.listIdentityProviders(
                        request -> request.userPoolId(pool.id()).maxResults(10)),
                "AdminLinkProviderForUser",
                (cognito, pool) -> linked(cognito, pool, created(cognito, pool)),
                "AdminDisableProviderForUser",
                (cognito, pool) -> {
                    String provider = created(cognito, pool);
                    linked(cognito, pool, provider);
                    cognito.adminDisableProviderForUser(request -> request.userPoolId(pool.id())
                            .user(identity -> identity.providerName(provider)
                                    .providerAttributeName("Cognito_Subject")
                                    .providerAttributeValue("1")));
                });
    }

    private static void linked(CognitoIdentityProviderClient cognito, Pool pool, String provider) {
        String username = pool.user().username();
        cognito.adminLinkProviderForUser(request -> request.userPoolId(pool.id())
                .destinationUser(user -> user.providerName("Cognito").providerAttributeValue(username))
                .sourceUser(identity -> identity.providerName(provider)
                        .providerAttributeName("Cognito_Subject")
                        .providerAttributeValue("1")));
    }

    /** A provider with its own name as its identifier. */
    private static String created(CognitoIdentityProviderClient cognito, Pool pool) {
        String name = "Idp" + UUID.randomUUID().toString().substring(0, 18);
        cognito.createIdentityProvider(request -> request.userPoolId(pool.id())
                .providerName(name)
                .providerType("OIDC")
                .providerDetails(DETAILS)
                .attributeMapping(Map.of("email", "email"))
                .idpIdentifiers(name));
        return name;
    }
}
