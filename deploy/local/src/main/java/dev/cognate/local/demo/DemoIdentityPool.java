package dev.cognate.local.demo;

import dev.cognate.local.stack.CognitoClients;
import dev.cognate.local.stack.StackRecord;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;

/** An identity pool that takes users of the demo pool, and the role its identities have. Made once, through the APIs. */
final class DemoIdentityPool {
    /** Where each identity has a folder. */
    static final String BUCKET = "cognate-demo";

    private static final String NAME = "demo";
    private static final String ROLE = "cognate-demo-authenticated";
    private static final int MOST_POOLS = 60;

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"},
              "Action": "sts:AssumeRoleWithWebIdentity",
              "Condition": {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]}""";

    private static final String OWN_FOLDER = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Action": ["s3:GetObject", "s3:PutObject"],
              "Resource": "arn:aws:s3:::%s/${cognito-identity.amazonaws.com:sub}/*"}]}""".formatted(BUCKET);

    private DemoIdentityPool() {}

    /** The id of the pool. */
    static String ensure(StackRecord stack) {
        try (CognitoIdentityClient client = CognitoClients.forRoot(CognitoIdentityClient.builder(), stack);
                IamClient iam = CognitoClients.forRoot(IamClient.builder(), stack)) {
            String pool = poolOf(client, stack);
            String role = roleOf(iam, pool);
            client.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("authenticated", role)));
            return pool;
        }
    }

    /** A pool of the same name that was made for another demo pool is told about this one. */
    private static String poolOf(CognitoIdentityClient client, StackRecord stack) {
        CognitoIdentityProvider users = CognitoIdentityProvider.builder()
                .providerName("cognito-idp." + stack.region() + ".amazonaws.com/" + stack.poolId())
                .clientId(stack.clientId())
                .build();
        String id = client.listIdentityPools(request -> request.maxResults(MOST_POOLS)).identityPools().stream()
                .filter(pool -> pool.identityPoolName().equals(NAME))
                .map(IdentityPoolShortDescription::identityPoolId)
                .findFirst()
                .orElseGet(() -> client.createIdentityPool(
                                request -> request.identityPoolName(NAME).allowUnauthenticatedIdentities(false))
                        .identityPoolId());
        client.updateIdentityPool(request -> request.identityPoolId(id)
                .identityPoolName(NAME)
                .allowUnauthenticatedIdentities(false)
                .cognitoIdentityProviders(users));
        return id;
    }

    private static String roleOf(IamClient iam, String pool) {
        String trust = TRUST.formatted(pool);
        try {
            iam.createRole(request -> request.roleName(ROLE).assumeRolePolicyDocument(trust));
        } catch (EntityAlreadyExistsException e) {
            iam.updateAssumeRolePolicy(request -> request.roleName(ROLE).policyDocument(trust));
        }
        iam.putRolePolicy(
                request -> request.roleName(ROLE).policyName("own-folder").policyDocument(OWN_FOLDER));
        return iam.getRole(request -> request.roleName(ROLE)).role().arn();
    }
}
