package dev.cognate.userpool.threat;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/**
 * A pool with threat protection, and one user in it.
 *
 * @param signIn the pool
 * @param user somebody with an e-mail address
 */
record ThreatScene(SignInScene signIn, User user) {
    static final String SOURCE_ARN = "arn:aws:ses:us-east-1:000000000000:identity/security@example.com";

    /** A pool in this mode that says what it does about risks. */
    static ThreatScene create(TestUsers users, String mode, Consumer<AccountTakeoverActionsType.Builder> actions) {
        ThreatScene scene = create(users, pool -> protect(pool, mode));
        scene.act(actions);
        return scene;
    }

    /** A pool that does nothing about risks yet. */
    static ThreatScene create(TestUsers users, Consumer<CreateUserPoolRequest.Builder> settings) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, settings).id();
        String clientId = Api.newClient(
                        admin,
                        poolId,
                        client -> client.explicitAuthFlowsWithStrings(
                                "ALLOW_USER_SRP_AUTH",
                                "ALLOW_USER_PASSWORD_AUTH",
                                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                "ALLOW_CUSTOM_AUTH",
                                "ALLOW_REFRESH_TOKEN_AUTH"))
                .clientId();
        User user =
                users.create(poolId, TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
        return new ThreatScene(new SignInScene(admin, Api.anonymous(), poolId, clientId), user);
    }

    /** The Plus plan, with threat protection in a mode. */
    static void protect(CreateUserPoolRequest.Builder pool, String mode) {
        pool.userPoolTier(UserPoolTierType.PLUS).userPoolAddOns(addOns -> addOns.advancedSecurityMode(mode));
    }

    /** What the pool does about risks. */
    void act(Consumer<AccountTakeoverActionsType.Builder> actions) {
        AccountTakeoverActionsType.Builder wanted = AccountTakeoverActionsType.builder();
        actions.accept(wanted);
        admin().setRiskConfiguration(request -> request.userPoolId(poolId())
                .accountTakeoverRiskConfiguration(takeover -> takeover.actions(wanted.build())
                        .notifyConfiguration(notices -> notices.sourceArn(SOURCE_ARN)
                                .from("security@example.com")
                                .noActionEmail(mail -> mail.subject("Let in: {username}")
                                        .textBody("From {ip-address} at {login-time}, {city}."))
                                .mfaEmail(mail -> mail.subject("Asked").htmlBody("<p>{username} &amp; co</p>"))
                                .blockEmail(mail -> mail.subject("Blocked").textBody("{event-id} {device-name}")))));
    }

    /** One action, telling the user of it. */
    static AccountTakeoverActionType telling(String action) {
        return AccountTakeoverActionType.builder()
                .eventAction(action)
                .sendNotification(true)
                .build();
    }

    /** One action of which nobody hears. */
    static AccountTakeoverActionType silent(String action) {
        return AccountTakeoverActionType.builder()
                .eventAction(action)
                .sendNotification(false)
                .build();
    }

    /** Calls of an administrator. */
    CognitoIdentityProviderClient admin() {
        return signIn.admin();
    }

    /** The pool. */
    String poolId() {
        return signIn.poolId();
    }

    /** The user's address. */
    String email() {
        return user.attribute("email").orElseThrow();
    }

    /** Key of the user's events. */
    String eventKey() {
        return poolId() + "#" + user.sub();
    }
}
