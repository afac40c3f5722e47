package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.testkit.SrpDevice;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;

/** Calls about the devices of a user. */
final class DeviceCalls {
    private DeviceCalls() {}

    static Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry("ConfirmDevice", (cognito, pool) -> confirm(cognito, SignedIn.on(pool))),
                Map.entry("GetDevice", DeviceCalls::getDevice),
                Map.entry("ListDevices", DeviceCalls::listDevices),
                Map.entry("UpdateDeviceStatus", DeviceCalls::updateDeviceStatus),
                Map.entry("ForgetDevice", DeviceCalls::forgetDevice),
                Map.entry("AdminGetDevice", DeviceCalls::adminGetDevice),
                Map.entry("AdminListDevices", DeviceCalls::adminListDevices),
                Map.entry("AdminUpdateDeviceStatus", DeviceCalls::adminUpdateDeviceStatus),
                Map.entry("AdminForgetDevice", DeviceCalls::adminForgetDevice));
    }

    /** A person signed in on a device, in a pool that tracks devices. */
    private record SignedIn(Pool pool, Person person, AuthenticationResultType tokens) {

        static SignedIn on(Pool other) {
            Pool tracking = Pool.tracking(other.suite());
            Person person = tracking.user();
            return new SignedIn(tracking, person, tracking.signIn(person));
        }

        static SignedIn confirmed(Pool other) {
            SignedIn signedIn = on(other);
            confirm(other.suite().anonymous(), signedIn);
            return signedIn;
        }

        String key() {
            return tokens.newDeviceMetadata().deviceKey();
        }
    }

    private static void confirm(CognitoIdentityProviderClient cognito, SignedIn signedIn) {
        SrpDevice device =
                SrpDevice.create(signedIn.tokens().newDeviceMetadata().deviceGroupKey(), signedIn.key());
        cognito.confirmDevice(request -> request.accessToken(signedIn.tokens().accessToken())
                .deviceKey(signedIn.key())
                .deviceName("phone")
                .deviceSecretVerifierConfig(secret -> secret.salt(device.salt()).passwordVerifier(device.verifier())));
    }

    private static void getDevice(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.getDevice(
                request -> request.accessToken(on.tokens().accessToken()).deviceKey(on.key()));
    }

    private static void listDevices(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.listDevices(
                request -> request.accessToken(on.tokens().accessToken()).limit(10));
    }

    private static void updateDeviceStatus(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.updateDeviceStatus(request -> request.accessToken(on.tokens().accessToken())
                .deviceKey(on.key())
                .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED));
    }

    private static void forgetDevice(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.forgetDevice(
                request -> request.accessToken(on.tokens().accessToken()).deviceKey(on.key()));
    }

    private static void adminGetDevice(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.adminGetDevice(request -> request.userPoolId(on.pool().id())
                .username(on.person().username())
                .deviceKey(on.key()));
    }

    private static void adminListDevices(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.adminListDevices(request ->
                request.userPoolId(on.pool().id()).username(on.person().username()));
    }

    private static void adminUpdateDeviceStatus(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.adminUpdateDeviceStatus(request -> request.userPoolId(on.pool().id())
                .username(on.person().username())
                .deviceKey(on.key())
                .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED));
    }

    private static void adminForgetDevice(CognitoIdentityProviderClient cognito, Pool pool) {
        SignedIn on = SignedIn.confirmed(pool);
        cognito.adminForgetDevice(request -> request.userPoolId(on.pool().id())
                .username(on.person().username())
                .deviceKey(on.key()));
    }
}
