package dev.cognate.userpool.signin;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.Api;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A pool with a client for every flow, and the steps an application takes. */
public record SignInScene(
        CognitoIdentityProviderClient admin, CognitoIdentityProviderClient app, String poolId, String clientId) {
    /** A new pool that hides who exists. */
    public static SignInScene create() {
        return create(PreventUserExistenceErrorTypes.ENABLED);
    }

    /** A new pool. */
    public static SignInScene create(PreventUserExistenceErrorTypes existence) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, settings -> {}).id();
        String clientId = Api.newClient(
                        admin,
                        poolId,
                        settings -> settings.explicitAuthFlowsWithStrings(
                                        "ALLOW_USER_SRP_AUTH",
                                        "ALLOW_USER_PASSWORD_AUTH",
                                        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                                        "ALLOW_REFRESH_TOKEN_AUTH")
                                .preventUserExistenceErrors(existence))
                .clientId();
        return new SignInScene(admin, Api.anonymous(), poolId, clientId);
    }

    /** Begins with the password itself. */
    public InitiateAuthResponse password(String name, String password) {
        return app.initiateAuth(request -> request.clientId(clientId)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", name, "PASSWORD", password)));
    }

    /** Signs in with the password itself. */
    public AuthenticationResultType signIn(String name) {
        return password(name, TestUsers.PASSWORD).authenticationResult();
    }

    /** Begins with SRP. */
    public InitiateAuthResponse srp(String name, SrpClient srp) {
        return app.initiateAuth(request -> request.clientId(clientId)
                .authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", name, "SRP_A", srp.publicKey())));
    }

    /** The answer to SRP's challenge. */
    public Map<String, String> proof(InitiateAuthResponse asked, SrpClient srp, String password) {
        return new HashMap<>(srp.answer(asked.challengeParameters(), password, Instant.now()));
    }

    /** Gives an answer to a challenge. */
    public RespondToAuthChallengeResponse answer(
            ChallengeNameType challenge, String session, Map<String, String> responses) {
        return app.respondToAuthChallenge(request -> request.clientId(clientId)
                .challengeName(challenge)
                .session(session)
                .challengeResponses(responses));
    }

    /** Refreshes without rotation. */
    public AuthenticationResultType refresh(String refreshToken) {
        return app.initiateAuth(request -> request.clientId(clientId)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", refreshToken)))
                .authenticationResult();
    }
}
