package dev.cognate.bench.gateway;

import dev.cognate.local.stack.CognitoClients;
import dev.cognate.local.stack.StackRecord;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * An identity whose role lets it reach a folder of its own.
 *
 * @param folder its own, named after it
 * @param credentials temporary ones
 */
record Guest(String folder, AwsSessionCredentials credentials) {
    private static final String ROLE = "bench-guest";

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Principal": {"Federated": "cognito-identity.amazonaws.com"},
              "Action": "sts:AssumeRoleWithWebIdentity"}]}""";

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow",
              "Action": ["s3:GetObject", "s3:PutObject"],
              "Resource": "arn:aws:s3:::%s/${cognito-identity.amazonaws.com:sub}/*"}]}""";

    /** Makes an identity pool, a role that gives access to a bucket, and somebody who has it. */
    static Guest of(StackRecord stack, String bucket) {
        try (CognitoIdentityClient client = CognitoClients.forRoot(CognitoIdentityClient.builder(), stack);
                IamClient iam = CognitoClients.forRoot(IamClient.builder(), stack)) {
            String role = iam.createRole(request -> request.roleName(ROLE).assumeRolePolicyDocument(TRUST))
                    .role()
                    .arn();
            iam.putRolePolicy(request ->
                    request.roleName(ROLE).policyName("own-folder").policyDocument(POLICY.formatted(bucket)));
            String pool = client.createIdentityPool(
                            request -> request.identityPoolName("bench").allowUnauthenticatedIdentities(true))
                    .identityPoolId();
            client.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("unauthenticated", role)));
            String identity =
                    client.getId(request -> request.identityPoolId(pool)).identityId();
            Credentials made = client.getCredentialsForIdentity(request -> request.identityId(identity))
                    .credentials();
            return new Guest(
                    identity, AwsSessionCredentials.create(made.accessKeyId(), made.secretKey(), made.sessionToken()));
        }
    }

    @Override
    public String toString() {
        return "Guest[" + folder + "]";
    }
}
