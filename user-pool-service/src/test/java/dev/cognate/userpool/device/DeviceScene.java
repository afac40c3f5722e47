package dev.cognate.userpool.device;

import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.signin.TestUsers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A pool that tracks devices, or does not, and the steps an application on a device takes. */
public record DeviceScene(
        CognitoIdentityProviderClient admin, CognitoIdentityProviderClient app, String poolId, String clientId) {
    private static final String DEVICE_KEY = "DEVICE_KEY";

    /** A pool that remembers every confirmed device, which then stands for the second factor. */
    public static DeviceScene always() {
        return create(pool -> pool.deviceConfiguration(tracking(true, false)));
    }

    /** A pool that asks the user before it remembers a device. */
    public static DeviceScene optIn() {
        return create(pool -> pool.deviceConfiguration(tracking(true, true)));
    }

    /** A pool that tracks nothing. */
    public static DeviceScene off() {
        return create(pool -> {});
    }

    /** A pool with settings. */
    public static DeviceScene create(Consumer<CreateUserPoolRequest.Builder> settings) {
        CognitoIdentityProviderClient admin = Api.signed();
        String poolId = Api.newPool(admin, settings).id();
        String clientId = Api.newClient(
                        admin,
                        poolId,
                        client -> client.explicitAuthFlowsWithStrings(
                                        "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
                                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
        return new DeviceScene(admin, Api.anonymous(), poolId, clientId);
    }

    /** A DeviceConfiguration. */
    public static DeviceConfigurationType tracking(boolean replacesSecondFactor, boolean asksUser) {
        return DeviceConfigurationType.builder()
                .challengeRequiredOnNewDevice(replacesSecondFactor)
                .deviceOnlyRememberedOnUserPrompt(asksUser)
                .build();
    }

    /** Begins with the password, on a device or on none that is known. */
    public InitiateAuthResponse password(String name, String deviceKey) {
        Map<String, String> parameters = new HashMap<>(Map.of("USERNAME", name, "PASSWORD", TestUsers.PASSWORD));
        if (deviceKey != null) {
            parameters.put(DEVICE_KEY, deviceKey);
        }
        return app.initiateAuth(request -> request.clientId(clientId)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(parameters));
    }

    /** Signs in on a device not seen before. */
    public AuthenticationResultType signIn(String name) {
        return password(name, null).authenticationResult();
    }

    /** Makes up a secret for the device of a sign-in. */
    public static SrpDevice deviceOf(AuthenticationResultType signedIn) {
        NewDeviceMetadataType metadata = signedIn.newDeviceMetadata();
        return SrpDevice.create(metadata.deviceGroupKey(), metadata.deviceKey());
    }

    /** Confirms a device. */
    public ConfirmDeviceResponse confirm(AuthenticationResultType signedIn, SrpDevice device) {
        return app.confirmDevice(request -> request.accessToken(signedIn.accessToken())
                .deviceKey(device.key())
                .deviceName("Ada's phone")
                .deviceSecretVerifierConfig(secret -> secret.salt(device.salt()).passwordVerifier(device.verifier())));
    }

    /** Signs in on a new device and has it remembered. */
    public SrpDevice remembered(String name) {
        AuthenticationResultType signedIn = signIn(name);
        SrpDevice device = deviceOf(signedIn);
        confirm(signedIn, device);
        app.updateDeviceStatus(request -> request.accessToken(signedIn.accessToken())
                .deviceKey(device.key())
                .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED));
        return device;
    }

    /** Answers a challenge. */
    public RespondToAuthChallengeResponse answer(
            ChallengeNameType challenge, String session, Map<String, String> responses) {
        return app.respondToAuthChallenge(request -> request.clientId(clientId)
                .challengeName(challenge)
                .session(session)
                .challengeResponses(responses));
    }

    /** The answer to DEVICE_SRP_AUTH: names the secret. */
    public RespondToAuthChallengeResponse name(String user, SrpDevice device, SrpClient srp, String session) {
        return answer(
                ChallengeNameType.DEVICE_SRP_AUTH,
                session,
                Map.of("USERNAME", user, DEVICE_KEY, device.key(), "SRP_A", srp.publicKey()));
    }

    /** What answers DEVICE_PASSWORD_VERIFIER. */
    public static Map<String, String> proof(
            RespondToAuthChallengeResponse asked, SrpDevice device, SrpClient srp, String password) {
        Map<String, String> proof = new HashMap<>(srp.answer(asked.challengeParameters(), password, Instant.now()));
        proof.put(DEVICE_KEY, device.key());
        return proof;
    }

    /** Both steps of a device's proof. */
    public RespondToAuthChallengeResponse prove(String user, SrpDevice device, String session) {
        SrpClient srp = device.srp();
        RespondToAuthChallengeResponse asked = name(user, device, srp, session);
        return answer(
                ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                asked.session(),
                proof(asked, device, srp, device.password()));
    }

    /** Refreshes from a device, or from none. */
    public AuthenticationResultType refresh(String refreshToken, String deviceKey) {
        Map<String, String> parameters = new HashMap<>(Map.of("REFRESH_TOKEN", refreshToken));
        if (deviceKey != null) {
            parameters.put(DEVICE_KEY, deviceKey);
        }
        return app.initiateAuth(request -> request.clientId(clientId)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(parameters))
                .authenticationResult();
    }
}
