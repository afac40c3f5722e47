package dev.cognate.userpool;

import dev.cognate.testkit.EmbeddedMailServer;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A pool of one test, with two public clients: one that tells which users exist and one that hides it.
 *
 * @param admin signs its requests
 * @param app signs none
 */
public record TestPool(
        CognitoIdentityProviderClient admin,
        CognitoIdentityProviderClient app,
        String id,
        String clientId,
        String hidingClientId)
        implements AutoCloseable {
    /** A password that fits every policy of these tests. */
    public static final String PASSWORD = "Correct-horse-1";

    /** Creates the pool. */
    public static TestPool create(Consumer<CreateUserPoolRequest.Builder> settings) {
        CognitoIdentityProviderClient admin = Api.signed();
        String id = Api.newPool(admin, settings).id();
        String frank = Api.newClient(
                        admin,
                        id,
                        request -> request.explicitAuthFlowsWithStrings(
                                        "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.LEGACY))
                .clientId();
        String discreet = Api.newClient(
                        admin,
                        id,
                        request -> request.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        return new TestPool(admin, Api.anonymous(), id, frank, discreet);
    }

    /**
     * Creates a pool that verifies e-mail addresses.
     *
     * @param keepOldAddress whether an address stays until the one that replaces it is verified
     */
    public static TestPool verifying(boolean keepOldAddress) {
        return create(request -> {
            request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL);
            if (keepOldAddress) {
                request.userAttributeUpdateSettings(
                        settings -> settings.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL));
            }
        });
    }

    /** An address nobody else uses. */
    public static String newEmail() {
        return "jane-" + UUID.randomUUID() + "@example.com";
    }

    /** A user name nobody else uses. */
    public static String newName() {
        return "user-" + UUID.randomUUID();
    }

    /** An attribute. */
    public static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    /** Signs a user up with an e-mail address. */
    public SignUpResponse signUp(String username, String email) {
        return app.signUp(request -> request.clientId(clientId)
                .username(username)
                .password(PASSWORD)
                .userAttributes(attribute("email", email)));
    }

    /** Signs a user up and confirms it with the code from its mail. */
    public void signUpConfirmed(String username, String email) {
        signUp(username, email);
        String code = EmbeddedMailServer.shared().awaitMailTo(email).code();
        app.confirmSignUp(
                request -> request.clientId(clientId).username(username).confirmationCode(code));
    }

    /** The code in the n-th mail to an address. */
    public static String code(String email, int count) {
        return EmbeddedMailServer.shared().awaitMailTo(email, count).code();
    }

    /** A code that is not this one. */
    public static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** The user as an administrator sees it. */
    public AdminGetUserResponse user(String username) {
        return admin.adminGetUser(request -> request.userPoolId(id).username(username));
    }

    /** The value of a user's attribute, or null. */
    public String attributeOf(String username, String name) {
        return user(username).userAttributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(AttributeType::value)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        admin.close();
        app.close();
    }
}
