package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.userpool.Api;
import java.net.URLEncoder;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * A pool with a client that signs users in by our pages.
 *
 * @param admin calls of an administrator
 */
public record LoginScene(CognitoIdentityProviderClient admin, String poolId, String clientId) {
    /** Where the client's application is. */
    public static final String CALLBACK = "https://app.example.org/callback";

    /** Where the pool's passkeys belong. */
    public static final String RELYING_PARTY = "example.org";

    /** A page of it. */
    public static final String ORIGIN = "https://auth.example.org";

    /** A client whose users sign in with a password. */
    public static LoginScene withPasswords() {
        return create(settings -> {}, settings -> settings.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));
    }

    /** The same in a pool that requires second factors, none of which serves recovery too. */
    public static LoginScene withSecondFactors(Consumer<SetUserPoolMfaConfigRequest.Builder> factors) {
        LoginScene scene = create(
                settings -> settings.accountRecoverySetting(recovery -> recovery.recoveryMechanisms(
                        option -> option.name(RecoveryOptionNameType.ADMIN_ONLY).priority(1))),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.ON);
            factors.accept(request);
        });
        return scene;
    }

    /** A client whose users choose how to sign in, in a pool that allows every way. */
    public static LoginScene withChoice() {
        LoginScene scene = create(
                settings ->
                        settings.policies(policies -> policies.signInPolicy(policy -> policy.allowedFirstAuthFactors(
                                AuthFactorType.PASSWORD,
                                AuthFactorType.EMAIL_OTP,
                                AuthFactorType.SMS_OTP,
                                AuthFactorType.WEB_AUTHN))),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"));
        scene.admin()
                .setUserPoolMfaConfig(request -> request.userPoolId(scene.poolId())
                        .webAuthnConfiguration(passkeys ->
                                passkeys.relyingPartyId(RELYING_PARTY).userVerification("preferred")));
        return scene;
    }

    /** A pool and a client. */
    public static LoginScene create(
            Consumer<CreateUserPoolRequest.Builder> pool, Consumer<CreateUserPoolClientRequest.Builder> client) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, settings -> {
                    settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL);
                    pool.accept(settings);
                })
                .id();
        String clientId = Api.newClient(admin, poolId, settings -> {
                    settings.callbackURLs(CALLBACK)
                            .allowedOAuthFlows(OAuthFlowType.CODE)
                            .allowedOAuthFlowsUserPoolClient(true)
                            .allowedOAuthScopes("openid", "email")
                            .supportedIdentityProviders("COGNITO")
                            .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED);
                    client.accept(settings);
                })
                .clientId();
        return new LoginScene(admin, poolId, clientId);
    }

    /** A page with the query string of an authorization request of its own. */
    public String at(String path, String... more) {
        StringBuilder query = new StringBuilder(path)
                .append("?client_id=")
                .append(clientId)
                .append("&redirect_uri=")
                .append(encode(CALLBACK))
                .append("&response_type=code&scope=openid&state=")
                .append(UUID.randomUUID());
        for (int i = 0; i < more.length; i += 2) {
            query.append('&').append(more[i]).append('=').append(encode(more[i + 1]));
        }
        return query.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
