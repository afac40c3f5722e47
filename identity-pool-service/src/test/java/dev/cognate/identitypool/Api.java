package dev.cognate.identitypool;

import dev.cognate.testkit.SdkClients;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.sts.StsClient;

/** The running service, through real SDK clients. */
public final class Api {
    /** What every ARN of an identity pool begins with. */
    public static final String ARN_PREFIX = "arn:aws:cognito-identity:us-east-1:000000000000:identitypool/";

    private Api() {}

    /** A client that signs with the root key. */
    public static CognitoIdentityClient signed() {
        return root().identityPools();
    }

    /** A client without credentials, as in a browser. */
    public static CognitoIdentityClient anonymous() {
        return SdkClients.anonymous(endpoint()).identityPools();
    }

    /** A client of STS without credentials. */
    public static StsClient anonymousSts() {
        return SdkClients.anonymous(endpoint()).sts();
    }

    /** Where the service listens. */
    public static URI endpoint() {
        return URI.create(property("test.url"));
    }

    /** A pool of its own for a test, without guests unless told otherwise. */
    public static CreateIdentityPoolResponse newPool(
            CognitoIdentityClient api, Consumer<CreateIdentityPoolRequest.Builder> settings) {
        return api.createIdentityPool(request -> settings.accept(
                request.identityPoolName("pool-" + UUID.randomUUID()).allowUnauthenticatedIdentities(false)));
    }

    private static SdkClients root() {
        return SdkClients.signing(
                endpoint(), property("cognate.iam.root-access-key-id"), property("cognate.iam.root-secret-access-key"));
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
