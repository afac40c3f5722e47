package dev.cognate.identitypool;

import dev.cognate.identitypool.outside.TestIssuer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/**
 * An identity pool of one test that trusts two user pools and lets guests in.
 *
 * @param admin signs its requests
 * @param app signs none
 * @param first the one user pool
 * @param second the other
 */
public record TestPool(
        CognitoIdentityClient admin, CognitoIdentityClient app, String id, TestIssuer first, TestIssuer second)
        implements AutoCloseable {

    /** Creates it. */
    public static TestPool create(Consumer<CreateIdentityPoolRequest.Builder> settings) {
        CognitoIdentityClient admin = Api.signed();
        TestIssuer first = TestIssuer.userPool();
        TestIssuer second = TestIssuer.userPool();
        String id = Api.newPool(admin, request -> {
                    request.allowUnauthenticatedIdentities(true)
                            .cognitoIdentityProviders(List.of(trusting(first), trusting(second)));
                    settings.accept(request);
                })
                .identityPoolId();
        return new TestPool(admin, Api.anonymous(), id, first, second);
    }

    /** Trust in an issuer. */
    public static CognitoIdentityProvider trusting(TestIssuer issuer) {
        return CognitoIdentityProvider.builder()
                .providerName(issuer.provider())
                .clientId(TestIssuer.CLIENT)
                .build();
    }

    /** The identity of a guest. */
    public String guest() {
        return app.getId(request -> request.identityPoolId(id)).identityId();
    }

    /** The identity of logins. */
    public String identity(Map<String, String> logins) {
        return app.getId(request -> request.identityPoolId(id).logins(logins)).identityId();
    }

    /** The login of a user of the first user pool. */
    public Map<String, String> login(String user) {
        return Map.of(first.provider(), first.token(user));
    }

    /** The logins of a user of both user pools. */
    public Map<String, String> logins(String user, String other) {
        return Map.of(first.provider(), first.token(user), second.provider(), second.token(other));
    }

    /** An identity as an administrator sees it. */
    public IdentityDescription describe(String identityId) {
        var described = admin.describeIdentity(request -> request.identityId(identityId));
        return IdentityDescription.builder()
                .identityId(described.identityId())
                .logins(described.logins())
                .creationDate(described.creationDate())
                .lastModifiedDate(described.lastModifiedDate())
                .build();
    }

    @Override
    public void close() {
        admin.close();
        app.close();
    }
}
