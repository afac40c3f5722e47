package dev.cognate.e2e.suite;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A user pool of a test's own, with one public client for which every classic flow is open.
 *
 * @param suite where it lives
 * @param id of the pool
 * @param clientId of the client
 */
public record Pool(Suite suite, String id, String clientId) {
    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555";

    /** A pool that mails confirmation codes. */
    public static Pool mailing(Suite suite) {
        return with(suite, request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    }

    /** A pool that sends nothing to anybody. */
    public static Pool silent(Suite suite) {
        return with(suite, request -> {});
    }

    /** A pool that remembers every device its users confirm. */
    public static Pool tracking(Suite suite) {
        return with(
                suite,
                request -> request.deviceConfiguration(
                        devices -> devices.challengeRequiredOnNewDevice(true).deviceOnlyRememberedOnUserPrompt(false)));
    }

    /** A pool with threat protection. */
    public static Pool watched(Suite suite) {
        return with(
                suite,
                request -> request.userPoolTier(UserPoolTierType.PLUS)
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode("ENFORCED")));
    }

    /** A pool with threat protection whose e-mails a function sends. */
    public static Pool protectedBy(Suite suite, String emailFunction) {
        return with(
                suite,
                request -> request.userPoolTier(UserPoolTierType.PLUS)
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode("ENFORCED"))
                        .lambdaConfig(config -> config.kmsKeyID(KEY)
                                .customEmailSender(sender ->
                                        sender.lambdaArn(emailFunction).lambdaVersion("V1_0"))));
    }

    private static Pool with(Suite suite, Consumer<CreateUserPoolRequest.Builder> settings) {
        String id = suite.cognito()
                .createUserPool(request -> settings.accept(request.poolName("pool-" + UUID.randomUUID())))
                .userPool()
                .id();
        Pool pool = new Pool(suite, id, "");
        return new Pool(suite, id, pool.newClient(client -> {}).clientId());
    }

    /** One more client, with what {@code settings} adds to the classic flows. */
    public UserPoolClientType newClient(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return suite.cognito()
                .createUserPoolClient(request -> settings.accept(request.userPoolId(id)
                        .clientName("client-" + UUID.randomUUID())
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)))
                .userPoolClient();
    }

    /** Somebody who signed up and has not confirmed yet. */
    public Person signedUp() {
        Person person = Person.unknown();
        signUp(person);
        return person;
    }

    /** Signs this person up with an address. */
    public void signUp(Person person) {
        suite.anonymous()
                .signUp(request -> request.clientId(clientId)
                        .username(person.username())
                        .password(Person.PASSWORD)
                        .userAttributes(email(person)));
    }

    /** A confirmed user with a verified address and {@link Person#PASSWORD}. */
    public Person user() {
        Person person = Person.unknown();
        suite.cognito()
                .adminCreateUser(request -> request.userPoolId(id)
                        .username(person.username())
                        .messageAction("SUPPRESS")
                        .userAttributes(
                                email(person),
                                AttributeType.builder()
                                        .name("email_verified")
                                        .value("true")
                                        .build()));
        suite.cognito()
                .adminSetUserPassword(request -> request.userPoolId(id)
                        .username(person.username())
                        .password(Person.PASSWORD)
                        .permanent(true));
        return person;
    }

    /** Somebody who was invited and has the temporary password {@link Person#PASSWORD}. */
    public Person invited() {
        Person person = Person.unknown();
        suite.cognito()
                .adminCreateUser(request -> request.userPoolId(id)
                        .username(person.username())
                        .temporaryPassword(Person.PASSWORD)
                        .messageAction("SUPPRESS")
                        .userAttributes(email(person)));
        return person;
    }

    /** Signs in with a password. */
    public AuthenticationResultType signIn(Person person, String password) {
        return suite.anonymous()
                .initiateAuth(request -> request.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", person.username(), "PASSWORD", password)))
                .authenticationResult();
    }

    /** Signs in with {@link Person#PASSWORD}. */
    public AuthenticationResultType signIn(Person person) {
        return signIn(person, Person.PASSWORD);
    }

    private static AttributeType email(Person person) {
        return AttributeType.builder().name("email").value(person.email()).build();
    }
}
