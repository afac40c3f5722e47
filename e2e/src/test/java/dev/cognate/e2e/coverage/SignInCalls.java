package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;

/** Calls that begin, prolong and end sessions. */
final class SignInCalls {
    private static final String USERNAME = "USERNAME";

    private SignInCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "InitiateAuth", SignInCalls::initiateAuth,
                "RespondToAuthChallenge", SignInCalls::respondToAuthChallenge,
                "AdminInitiateAuth", SignInCalls::adminInitiateAuth,
                "AdminRespondToAuthChallenge", SignInCalls::adminRespondToAuthChallenge,
                "GetTokensFromRefreshToken", SignInCalls::getTokensFromRefreshToken,
                "RevokeToken", SignInCalls::revokeToken,
                "GlobalSignOut", SignInCalls::globalSignOut,
                "AdminUserGlobalSignOut", SignInCalls::adminUserGlobalSignOut);
    }

    private static void initiateAuth(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.initiateAuth(request -> request.clientId(pool.clientId())
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(passwordOf(person)));
    }

    private static void respondToAuthChallenge(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.invited();
        var challenge = pool.suite()
                .anonymous()
                .initiateAuth(request -> request.clientId(pool.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(passwordOf(person)));
        cognito.respondToAuthChallenge(request -> request.clientId(pool.clientId())
                .challengeName(challenge.challengeName())
                .session(challenge.session())
                .challengeResponses(newPasswordOf(person)));
    }

    private static void adminInitiateAuth(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminInitiateAuth(request -> request.userPoolId(pool.id())
                .clientId(pool.clientId())
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(passwordOf(person)));
    }

    private static void adminRespondToAuthChallenge(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.invited();
        var challenge = pool.suite()
                .cognito()
                .adminInitiateAuth(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .authParameters(passwordOf(person)));
        cognito.adminRespondToAuthChallenge(request -> request.userPoolId(pool.id())
                .clientId(pool.clientId())
                .challengeName(challenge.challengeName())
                .session(challenge.session())
                .challengeResponses(newPasswordOf(person)));
    }

    private static void getTokensFromRefreshToken(CognitoIdentityProviderClient cognito, Pool pool) {
        String rotating = pool.newClient(
                        client -> client.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                                .refreshTokenRotation(rotation ->
                                        rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(10)))
                .clientId();
        Person person = pool.user();
        String token =
                new Pool(pool.suite(), pool.id(), rotating).signIn(person).refreshToken();
        cognito.getTokensFromRefreshToken(request -> request.clientId(rotating).refreshToken(token));
    }

    private static void revokeToken(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = pool.signIn(pool.user()).refreshToken();
        cognito.revokeToken(request -> request.clientId(pool.clientId()).token(token));
    }

    private static void globalSignOut(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = pool.signIn(pool.user()).accessToken();
        cognito.globalSignOut(request -> request.accessToken(token));
    }

    private static void adminUserGlobalSignOut(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminUserGlobalSignOut(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static Map<String, String> passwordOf(Person person) {
        return Map.of(USERNAME, person.username(), "PASSWORD", Person.PASSWORD);
    }

    private static Map<String, String> newPasswordOf(Person person) {
        return Map.of(USERNAME, person.username(), "NEW_PASSWORD", Person.NEW_PASSWORD);
    }
}
