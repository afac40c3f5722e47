package dev.cognate.bench.signin;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Makes a pool, a client and users through the API. */
final class Accounts {
    private static final String PASSWORD = "Correct-Horse-9";

    private final CognitoIdentityProviderClient cognito;

    Accounts(CognitoIdentityProviderClient cognito) {
        this.cognito = cognito;
    }

    List<Account> create(int count) {
        String poolId = cognito.createUserPool(request -> request.poolName("bench"))
                .userPool()
                .id();
        String clientId = cognito.createUserPoolClient(request -> request.userPoolId(poolId)
                        .clientName("bench")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
        return IntStream.range(0, count)
                .mapToObj(number -> new Account(poolId, clientId, "user-" + number, PASSWORD))
                .peek(this::createUser)
                .toList();
    }

    private void createUser(Account account) {
        cognito.adminCreateUser(request -> request.userPoolId(account.poolId())
                .username(account.username())
                .messageAction(MessageActionType.SUPPRESS)
                .userAttributes(
                        attribute("email", account.username() + "@example.com"),
                        attribute("email_verified", "true"),
                        attribute("name", "Ada of the benchmark")));
        cognito.adminSetUserPassword(request -> request.userPoolId(account.poolId())
                .username(account.username())
                .password(account.password())
                .permanent(true));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    /** The id of a user. */
    UUID sub(Account account) {
        return cognito
                .adminGetUser(request -> request.userPoolId(account.poolId()).username(account.username()))
                .userAttributes()
                .stream()
                .filter(attribute -> attribute.name().equals("sub"))
                .map(attribute -> UUID.fromString(attribute.value()))
                .findFirst()
                .orElseThrow();
    }
}
