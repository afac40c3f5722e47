package dev.cognate.bench.stack;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Makes a pool, a client and users through the API. */
public final class Accounts {
    private static final String PASSWORD = "Correct-Horse-9";

    private final CognitoIdentityProviderClient cognito;

    /** Made by this administrator. */
    public Accounts(CognitoIdentityProviderClient cognito) {
        this.cognito = cognito;
    }

    /** This many users of a new pool, whose client is open for every classic flow. */
    public List<Account> create(int count) {
        return create(count, settings -> {});
    }

    /** This many users of a new pool, with more settings of its client. */
    public List<Account> create(int count, Consumer<CreateUserPoolClientRequest.Builder> settings) {
        String poolId = cognito.createUserPool(request -> request.poolName("bench"))
                .userPool()
                .id();
        String clientId = cognito.createUserPoolClient(request -> settings.accept(request.userPoolId(poolId)
                        .clientName("bench")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)))
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
    public UUID sub(Account account) {
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
