package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Calls that concern the domains of a pool; each domain goes again, as a pool has but one. */
final class DomainCalls {
    private DomainCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "CreateUserPoolDomain",
                (cognito, pool) -> delete(pool.suite().cognito(), pool, created(cognito, pool)),
                "DescribeUserPoolDomain",
                (cognito, pool) -> cognito.describeUserPoolDomain(request -> request.domain("nobodys")),
                "UpdateUserPoolDomain",
                DomainCalls::updated,
                "DeleteUserPoolDomain",
                (cognito, pool) -> delete(cognito, pool, created(pool.suite().cognito(), pool)));
    }

    private static String created(CognitoIdentityProviderClient cognito, Pool pool) {
        String prefix = "prefix-" + UUID.randomUUID();
        cognito.createUserPoolDomain(
                request -> request.userPoolId(pool.id()).domain(prefix).managedLoginVersion(2));
        return prefix;
    }

    private static void updated(CognitoIdentityProviderClient cognito, Pool pool) {
        String prefix = created(pool.suite().cognito(), pool);
        cognito.updateUserPoolDomain(
                request -> request.userPoolId(pool.id()).domain(prefix).managedLoginVersion(1));
        delete(pool.suite().cognito(), pool, prefix);
    }

    private static void delete(CognitoIdentityProviderClient cognito, Pool pool, String prefix) {
        cognito.deleteUserPoolDomain(request -> request.userPoolId(pool.id()).domain(prefix));
    }
}
