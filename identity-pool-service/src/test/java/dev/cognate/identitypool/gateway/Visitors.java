package dev.cognate.identitypool.gateway;

import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.iam.Iam;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.iam.IamClient;

/** Users and guests of an identity pool, whose credentials come from the enhanced flow. */
record Visitors(TestPool pool, IamClient iam) implements AutoCloseable {

    /** Somebody with credentials. */
    record Visitor(String identity, AwsCredentials credentials) {}

    /** A pool whose roles have these policies. */
    static Visitors of(String ofUsers, String ofGuests) {
        Visitors visitors = new Visitors(TestPool.create(request -> {}), Iam.asRoot());
        visitors.pool
                .admin()
                .setIdentityPoolRoles(request -> request.identityPoolId(visitors.pool.id())
                        .roles(Map.of(
                                "authenticated", visitors.role("authenticated", ofUsers),
                                "unauthenticated", visitors.role("unauthenticated", ofGuests))));
        return visitors;
    }

    private String role(String method, String policy) {
        String trust = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                  "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity",
                  "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},
                    "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}]}
                """.formatted(pool.id(), method);
        return Iam.newRole(iam, trust, policy).arn();
    }

    /** A user who signed in. */
    Visitor user(String name) {
        Map<String, String> login = pool.login(name);
        return visitor(pool.identity(login), login);
    }

    /** Somebody who did not. */
    Visitor guest() {
        return visitor(pool.guest(), Map.of());
    }

    private Visitor visitor(String identity, Map<String, String> logins) {
        Credentials credentials = pool.app()
                .getCredentialsForIdentity(
                        request -> request.identityId(identity).logins(logins))
                .credentials();
        return new Visitor(
                identity,
                AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken()));
    }

    @Override
    public void close() {
        pool.close();
        iam.close();
    }
}
