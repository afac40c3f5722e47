package dev.cognate.userpool;

import dev.cognate.testkit.SdkClients;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** The running service, through real SDK clients. */
public final class Api {
    private Api() {}

    /** A client that signs with the root key. */
    public static CognitoIdentityProviderClient signed() {
        return SdkClients.signing(
                        endpoint(),
                        property("cognate.iam.root-access-key-id"),
                        property("cognate.iam.root-secret-access-key"))
                .userPools();
    }

    /** A client without credentials, as in a browser. */
    public static CognitoIdentityProviderClient anonymous() {
        return SdkClients.anonymous(endpoint()).userPools();
    }

    /** Where the service listens. */
    public static URI endpoint() {
        return URI.create(property("test.url"));
    }

    /** A pool of its own for a test. */
    public static UserPoolType newPool(
            CognitoIdentityProviderClient api, Consumer<CreateUserPoolRequest.Builder> settings) {
        return api.createUserPool(request -> settings.accept(request.poolName("pool-" + UUID.randomUUID())))
                .userPool();
    }

    /** An app client of a pool. */
    public static UserPoolClientType newClient(
            CognitoIdentityProviderClient api, String poolId, Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return api.createUserPoolClient(
                        request -> settings.accept(request.userPoolId(poolId).clientName("client")))
                .userPoolClient();
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
