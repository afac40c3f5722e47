package dev.cognate.userpool.federation.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.token.Authentication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderUserIdentifierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/**
 * A pool of one test with the providers {@value #CORPORATE} (OpenID Connect) and Google.
 *
 * @param prefix makes the names of its functions unique
 */
record ArrivalScene(
        TestFederation federation,
        CognitoIdentityProviderClient admin,
        CognitoIdentityProviderClient app,
        String poolId,
        String clientId,
        String prefix) {
    static final String CORPORATE = "Corporate";
    static final String GOOGLE = "Google";

    /** Links by who somebody is at the provider. */
    static final String SUBJECT = "Cognito_Subject";

    static final FunctionEndpoint FUNCTIONS = FunctionEndpoint.shared();

    private static final Map<String, String> MAPPING = Map.of(
            "email", "mail",
            "email_verified", "email_verified",
            "name", "name",
            "given_name", "given_name");

    static ArrivalScene create(TestFederation federation) {
        return create(federation, pool -> {}, client -> {});
    }

    static ArrivalScene create(
            TestFederation federation, BiConsumer<LambdaConfigType.Builder, UnaryOperator<String>> functions) {
        String prefix = UUID.randomUUID() + "-";
        LambdaConfigType.Builder config = LambdaConfigType.builder();
        functions.accept(config, name -> FunctionEndpoint.arn(prefix + name));
        return create(federation, pool -> pool.lambdaConfig(config.build()), client -> {}, prefix);
    }

    static ArrivalScene create(
            TestFederation federation,
            Consumer<CreateUserPoolRequest.Builder> pool,
            Consumer<CreateUserPoolClientRequest.Builder> client) {
        return create(federation, pool, client, "");
    }

    private static ArrivalScene create(
            TestFederation federation,
            Consumer<CreateUserPoolRequest.Builder> pool,
            Consumer<CreateUserPoolClientRequest.Builder> client,
            String prefix) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, pool).id();
        String clientId = Api.newClient(
                        admin,
                        poolId,
                        settings -> client.accept(settings.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_PASSWORD_AUTH",
                                "ALLOW_USER_SRP_AUTH",
                                "ALLOW_USER_AUTH",
                                "ALLOW_REFRESH_TOKEN_AUTH")))
                .clientId();
        var scene = new ArrivalScene(federation, admin, Api.anonymous(), poolId, clientId, prefix);
        scene.provide(CORPORATE, MAPPING);
        admin.createIdentityProvider(request -> request.userPoolId(poolId)
                .providerName(GOOGLE)
                .providerType("Google")
                .providerDetails(Map.of(
                        "client_id", "our-client", "client_secret", "our-secret", "authorize_scopes", "openid email"))
                .attributeMapping(MAPPING));
        return scene;
    }

    /** Adds an OpenID Connect provider. */
    ArrivalScene provide(String name, Map<String, String> mapping) {
        admin.createIdentityProvider(request -> request.userPoolId(poolId)
                .providerName(name)
                .providerType("OIDC")
                .providerDetails(Map.of(
                        "client_id", "our-client",
                        "client_secret", "our-secret",
                        "authorize_scopes", "openid email",
                        "oidc_issuer", "https://idp.example",
                        "attributes_request_method", "GET"))
                .attributeMapping(mapping));
        return this;
    }

    /** Changes the attribute mapping of {@value #CORPORATE}. */
    ArrivalScene map(Map<String, String> mapping) {
        admin.updateIdentityProvider(
                request -> request.userPoolId(poolId).providerName(CORPORATE).attributeMapping(mapping));
        return this;
    }

    Authentication signIn(String provider, String subject, Map<String, Object> userInfo) {
        return federation.signIn(clientId, said(provider, subject, userInfo));
    }

    Authentication signIn(String subject, Map<String, Object> userInfo) {
        return signIn(CORPORATE, subject, userInfo);
    }

    /** What a provider says of somebody: the subject in the ID token, the rest at its user info endpoint. */
    static TestFederation.Said said(String provider, String subject, Map<String, Object> userInfo) {
        Map<String, Object> info = new HashMap<>(userInfo);
        info.put("sub", subject);
        return new TestFederation.Said(
                provider,
                subject,
                Map.of("access_token", "the-access-token", "token_type", "Bearer", "expires_in", 3600),
                Map.of("sub", subject, "iss", "https://idp.example"),
                info);
    }

    AuthenticationResultType tokens(Authentication authentication) {
        return federation.tokens(clientId, authentication);
    }

    AdminGetUserResponse user(String username) {
        return admin.adminGetUser(request -> request.userPoolId(poolId).username(username));
    }

    /** The value of an attribute; null where there is none. */
    String attribute(String username, String name) {
        return user(username).userAttributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(AttributeType::value)
                .findFirst()
                .orElse(null);
    }

    /** A confirmed user with {@link TestPool#PASSWORD}. */
    String local(String username, AttributeType... attributes) {
        String sub = admin
                .adminCreateUser(request -> request.userPoolId(poolId)
                        .username(username)
                        .messageAction("SUPPRESS")
                        .userAttributes(attributes))
                .user()
                .attributes()
                .stream()
                .filter(attribute -> attribute.name().equals("sub"))
                .findFirst()
                .orElseThrow()
                .value();
        admin.adminSetUserPassword(request -> request.userPoolId(poolId)
                .username(username)
                .password(TestPool.PASSWORD)
                .permanent(true));
        return sub;
    }

    /** Links an identity to a user of the pool. */
    void link(String username, String provider, String attribute, String value) {
        link(identity("Cognito", null, username), identity(provider, attribute, value));
    }

    /** AdminLinkProviderForUser. */
    void link(ProviderUserIdentifierType destination, ProviderUserIdentifierType source) {
        admin.adminLinkProviderForUser(request ->
                request.userPoolId(poolId).destinationUser(destination).sourceUser(source));
    }

    /** AdminDisableProviderForUser. */
    void disable(String provider, String attribute, String value) {
        admin.adminDisableProviderForUser(
                request -> request.userPoolId(poolId).user(identity(provider, attribute, value)));
    }

    static ProviderUserIdentifierType identity(String provider, String attribute, String value) {
        return ProviderUserIdentifierType.builder()
                .providerName(provider)
                .providerAttributeName(attribute)
                .providerAttributeValue(value)
                .build();
    }

    /** What the attribute {@code identities} of a user lists. */
    JsonNode identities(String username) throws Exception {
        return new ObjectMapper().readTree(attribute(username, "identities"));
    }

    /** Everybody in the pool. */
    List<UserType> users() {
        return admin.listUsers(request -> request.userPoolId(poolId)).users();
    }

    void close() {
        admin.close();
        app.close();
    }
}
