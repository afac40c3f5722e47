package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A pool of one test with functions of its own, a client that tells which users exist and one that hides it.
 *
 * @param prefix makes the names of its functions unique
 */
public record TriggerScene(
        CognitoIdentityProviderClient admin,
        CognitoIdentityProviderClient app,
        String poolId,
        String clientId,
        String hidingClientId,
        String prefix) {
    private static final FunctionEndpoint FUNCTIONS = FunctionEndpoint.shared();

    /**
     * Creates the pool.
     *
     * @param settings fills in its LambdaConfig, given the ARN of each function by name
     */
    public static TriggerScene create(BiConsumer<LambdaConfigType.Builder, UnaryOperator<String>> settings) {
        String prefix = UUID.randomUUID() + "-";
        LambdaConfigType.Builder config = LambdaConfigType.builder();
        settings.accept(config, name -> FunctionEndpoint.arn(prefix + name));
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(
                        admin,
                        request -> request.lambdaConfig(config.build())
                                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                .id();
        return new TriggerScene(
                admin,
                Api.anonymous(),
                poolId,
                client(admin, poolId, PreventUserExistenceErrorTypes.LEGACY),
                client(admin, poolId, PreventUserExistenceErrorTypes.ENABLED),
                prefix);
    }

    private static String client(
            CognitoIdentityProviderClient admin, String poolId, PreventUserExistenceErrorTypes existence) {
        return Api.newClient(
                        admin,
                        poolId,
                        request -> request.explicitAuthFlowsWithStrings(
                                        "ALLOW_USER_SRP_AUTH",
                                        "ALLOW_USER_PASSWORD_AUTH",
                                        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                        "ALLOW_CUSTOM_AUTH",
                                        "ALLOW_REFRESH_TOKEN_AUTH")
                                .preventUserExistenceErrors(existence))
                .clientId();
    }

    /** Has a function run one of the samples in {@code docs/triggers}. */
    public TriggerScene sample(String function, String sample) {
        FUNCTIONS.run(prefix + function, Path.of("..", "docs", "triggers", sample, "index.mjs"));
        return this;
    }

    /** Has a function return the event with this response. */
    public TriggerScene responds(String function, String response) {
        FUNCTIONS.respond(prefix + function, response);
        return this;
    }

    /** Has a function throw. */
    public TriggerScene fails(String function, String message) {
        FUNCTIONS.fail(prefix + function, message);
        return this;
    }

    /** The newest event of a function. */
    public JsonNode event(String function) {
        return FUNCTIONS.lastEvent(prefix + function);
    }

    /** All events of a function, oldest first. */
    public List<JsonNode> events(String function) {
        return FUNCTIONS.events(prefix + function);
    }

    /** How often a function was invoked. */
    public int calls(String function) {
        return events(function).size();
    }

    /** Signs a user up. */
    public SignUpResponse signUp(String name, String email) {
        return app.signUp(request -> request.clientId(clientId)
                .username(name)
                .password(TestPool.PASSWORD)
                .userAttributes(TestPool.attribute("email", email)));
    }

    /** Begins with the password. */
    public InitiateAuthResponse password(String client, String name, String password) {
        return password(client, name, password, Map.of());
    }

    /** Begins with the password, and tells functions something. */
    public InitiateAuthResponse password(String client, String name, String password, Map<String, String> metadata) {
        return app.initiateAuth(request -> request.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .clientMetadata(metadata)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", password)));
    }

    /** Signs in with {@link TestUsers#PASSWORD}. */
    public InitiateAuthResponse signIn(String name) {
        return password(clientId, name, TestUsers.PASSWORD);
    }
}
