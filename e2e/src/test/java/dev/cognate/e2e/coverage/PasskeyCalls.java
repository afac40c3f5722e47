package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;

/** Calls about passkeys, in a pool of their own. */
final class PasskeyCalls {
    private static final String RELYING_PARTY = "example.org";

    private PasskeyCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "StartWebAuthnRegistration", PasskeyCalls::start,
                "CompleteWebAuthnRegistration", PasskeyCalls::complete,
                "ListWebAuthnCredentials", PasskeyCalls::list,
                "DeleteWebAuthnCredential", PasskeyCalls::delete);
    }

    private static void start(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(withPasskeys(pool));
        cognito.startWebAuthnRegistration(request -> request.accessToken(token));
    }

    private static void complete(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(withPasskeys(pool));
        register(cognito, pool.suite().anonymous(), token);
    }

    private static void list(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(withPasskeys(pool));
        cognito.listWebAuthnCredentials(request -> request.accessToken(token));
    }

    private static void delete(CognitoIdentityProviderClient cognito, Pool pool) {
        CognitoIdentityProviderClient anonymous = pool.suite().anonymous();
        String token = accessToken(withPasskeys(pool));
        String id = register(anonymous, anonymous, token);
        cognito.deleteWebAuthnCredential(request -> request.accessToken(token).credentialId(id));
    }

    private static String register(
            CognitoIdentityProviderClient completes, CognitoIdentityProviderClient starts, String token) {
        PasskeyAuthenticator authenticator = new PasskeyAuthenticator("https://" + RELYING_PARTY);
        Document options = starts.startWebAuthnRegistration(request -> request.accessToken(token))
                .credentialCreationOptions();
        completes.completeWebAuthnRegistration(request ->
                request.accessToken(token).credential(Documents.of(authenticator.make(Documents.json(options)))));
        return authenticator.id();
    }

    private static Pool withPasskeys(Pool beside) {
        Pool pool = Pool.silent(beside.suite());
        CognitoIdentityProviderClient admin = beside.suite().cognito();
        admin.updateUserPool(request -> request.userPoolId(pool.id())
                .policies(policies -> policies.signInPolicy(
                        policy -> policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))));
        admin.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId(RELYING_PARTY)));
        return pool;
    }

    private static String accessToken(Pool pool) {
        return pool.signIn(pool.user()).accessToken();
    }
}
