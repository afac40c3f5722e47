package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** Calls that concern app clients. */
final class ClientCalls {
    private ClientCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "AddUserPoolClientSecret",
                (cognito, pool) -> addSecret(cognito, pool, confidential(pool)),
                "ListUserPoolClientSecrets",
                (cognito, pool) -> cognito.listUserPoolClientSecrets(
                        request -> request.userPoolId(pool.id()).clientId(confidential(pool))),
                "DeleteUserPoolClientSecret",
                ClientCalls::deleteSecret,
                "GetClientToken",
                ClientCalls::getClientToken,
                "CreateUserPoolClient",
                (cognito, pool) -> cognito.createUserPoolClient(request -> request.userPoolId(pool.id())
                        .clientName("one more")
                        .generateSecret(true)
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)),
                "DescribeUserPoolClient",
                (cognito, pool) -> cognito.describeUserPoolClient(
                        request -> request.userPoolId(pool.id()).clientId(pool.clientId())),
                "UpdateUserPoolClient",
                ClientCalls::updateUserPoolClient,
                "DeleteUserPoolClient",
                ClientCalls::deleteUserPoolClient,
                "ListUserPoolClients",
                (cognito, pool) -> cognito.listUserPoolClients(
                        request -> request.userPoolId(pool.id()).maxResults(10)));
    }

    private static void updateUserPoolClient(CognitoIdentityProviderClient cognito, Pool pool) {
        String other = pool.newClient(client -> {}).clientId();
        cognito.updateUserPoolClient(request -> request.userPoolId(pool.id())
                .clientId(other)
                .clientName("renamed")
                .explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH));
    }

    private static void deleteUserPoolClient(CognitoIdentityProviderClient cognito, Pool pool) {
        String doomed = pool.newClient(client -> {}).clientId();
        cognito.deleteUserPoolClient(request -> request.userPoolId(pool.id()).clientId(doomed));
    }

    private static void getClientToken(CognitoIdentityProviderClient cognito, Pool pool) {
        String identifier = ResourceServerCalls.created(pool.suite().cognito(), pool);
        var machine = pool.newClient(client -> client.generateSecret(true)
                .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH")
                .allowedOAuthScopes(identifier + "/read"));
        cognito.getClientToken(request -> request.clientId(machine.clientId()).secret(machine.clientSecret()));
    }

    private static String confidential(Pool pool) {
        return pool.newClient(client -> client.generateSecret(true)).clientId();
    }

    private static String addSecret(CognitoIdentityProviderClient cognito, Pool pool, String clientId) {
        return cognito.addUserPoolClientSecret(
                        request -> request.userPoolId(pool.id()).clientId(clientId))
                .clientSecretDescriptor()
                .clientSecretId();
    }

    private static void deleteSecret(CognitoIdentityProviderClient cognito, Pool pool) {
        String clientId = confidential(pool);
        String secret = addSecret(pool.suite().cognito(), pool, clientId);
        cognito.deleteUserPoolClientSecret(
                request -> request.userPoolId(pool.id()).clientId(clientId).clientSecretId(secret));
    }
}
