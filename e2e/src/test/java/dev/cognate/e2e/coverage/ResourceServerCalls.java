package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Calls that concern resource servers. */
final class ResourceServerCalls {
    private ResourceServerCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "CreateResourceServer",
                ResourceServerCalls::created,
                "DescribeResourceServer",
                (cognito, pool) -> cognito.describeResourceServer(
                        request -> request.userPoolId(pool.id()).identifier(created(cognito, pool))),
                "UpdateResourceServer",
                (cognito, pool) -> cognito.updateResourceServer(request -> request.userPoolId(pool.id())
                        .identifier(created(cognito, pool))
                        .name("renamed")),
                "DeleteResourceServer",
                (cognito, pool) -> cognito.deleteResourceServer(
                        request -> request.userPoolId(pool.id()).identifier(created(cognito, pool))),
                "ListResourceServers",
                (cognito, pool) -> cognito.listResourceServers(
                        request -> request.userPoolId(pool.id()).maxResults(10)));
    }

    static String created(CognitoIdentityProviderClient cognito, Pool pool) {
        String identifier = "https://api.example.com/" + UUID.randomUUID();
        cognito.createResourceServer(request -> request.userPoolId(pool.id())
                .identifier(identifier)
                .name("made by a test")
                .scopes(scope -> scope.scopeName("read").scopeDescription("read everything")));
        return identifier;
    }
}
