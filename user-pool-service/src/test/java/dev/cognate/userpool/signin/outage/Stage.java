package dev.cognate.userpool.signin.outage;

import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import java.time.Clock;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** A pool with one user, alice, and what a flow may need besides. */
record Stage(SignInScene scene, String email, TestUsers users, Clock clock) {

    /** The pool, with authenticator apps as a second factor. */
    MfaScene withApps() {
        MfaScene mfa = new MfaScene(scene, users, clock);
        mfa.configure(UserPoolMfaType.OPTIONAL, MfaScene::apps);
        return mfa;
    }

    /** The pool, with device tracking. */
    DeviceScene withDevices() {
        scene.admin()
                .updateUserPool(request ->
                        request.userPoolId(scene.poolId()).deviceConfiguration(DeviceScene.tracking(true, false)));
        return new DeviceScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId());
    }
}
