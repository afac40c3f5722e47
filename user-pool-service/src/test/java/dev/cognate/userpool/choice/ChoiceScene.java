package dev.cognate.userpool.choice;

import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.Api;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A pool that allows every first factor, with a client for choice-based sign-in alone, and the steps an application takes. */
public record ChoiceScene(
        CognitoIdentityProviderClient admin, CognitoIdentityProviderClient app, String poolId, String clientId) {
    /** Where its passkeys belong. */
    public static final String RELYING_PARTY = "example.org";

    /** A page of it. */
    public static final String PAGE = "https://app.example.org";

    /** A pool whose client hides who exists. */
    public static ChoiceScene create() {
        return create(PreventUserExistenceErrorTypes.ENABLED, settings -> {});
    }

    /** A pool. */
    public static ChoiceScene create(
            PreventUserExistenceErrorTypes existence, Consumer<CreateUserPoolRequest.Builder> more) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, settings -> {
                    settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                            .policies(policies -> policies.signInPolicy(policy -> policy.allowedFirstAuthFactors(
                                    AuthFactorType.PASSWORD,
                                    AuthFactorType.EMAIL_OTP,
                                    AuthFactorType.SMS_OTP,
                                    AuthFactorType.WEB_AUTHN)));
                    more.accept(settings);
                })
                .id();
        ChoiceScene scene = new ChoiceScene(admin, Api.anonymous(), poolId, "");
        scene.configurePasskeys("preferred");
        return new ChoiceScene(admin, scene.app, poolId, scene.newClient(existence));
    }

    /** A client for choice-based sign-in. */
    public String newClient(PreventUserExistenceErrorTypes existence) {
        return Api.newClient(
                        admin,
                        poolId,
                        settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                                .preventUserExistenceErrors(existence))
                .clientId();
    }

    /** The same pool at another client. */
    public ChoiceScene at(String otherClientId) {
        return new ChoiceScene(admin, app, poolId, otherClientId);
    }

    /** Sets the relying party up. */
    public void configurePasskeys(String userVerification) {
        admin.setUserPoolMfaConfig(request -> request.userPoolId(poolId)
                .webAuthnConfiguration(
                        passkeys -> passkeys.relyingPartyId(RELYING_PARTY).userVerification(userVerification)));
    }

    /** Begins with a name and perhaps more. */
    public InitiateAuthResponse begin(String name, String... more) {
        Map<String, String> parameters = parameters(name, more);
        return app.initiateAuth(request ->
                request.clientId(clientId).authFlow(AuthFlowType.USER_AUTH).authParameters(parameters));
    }

    /** Begins with a challenge already chosen. */
    public InitiateAuthResponse prefer(String name, ChallengeNameType challenge, String... more) {
        Map<String, String> parameters = parameters(name, more);
        parameters.put("PREFERRED_CHALLENGE", challenge.toString());
        return app.initiateAuth(request ->
                request.clientId(clientId).authFlow(AuthFlowType.USER_AUTH).authParameters(parameters));
    }

    /** Answers a challenge. */
    public RespondToAuthChallengeResponse answer(
            ChallengeNameType challenge, String session, String name, String... more) {
        Map<String, String> responses = parameters(name, more);
        return app.respondToAuthChallenge(request -> request.clientId(clientId)
                .challengeName(challenge)
                .session(session)
                .challengeResponses(responses));
    }

    /** Signs in by password. */
    public AuthenticationResultType signIn(String name, String password) {
        return prefer(name, ChallengeNameType.PASSWORD, "PASSWORD", password).authenticationResult();
    }

    /** Registers an authenticator for the user of an access token. */
    public void register(String accessToken, PasskeyAuthenticator authenticator) {
        var options = app.startWebAuthnRegistration(request -> request.accessToken(accessToken))
                .credentialCreationOptions();
        app.completeWebAuthnRegistration(request ->
                request.accessToken(accessToken).credential(Documents.of(authenticator.make(Documents.json(options)))));
    }

    private static Map<String, String> parameters(String name, String... more) {
        Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", name));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }
}
