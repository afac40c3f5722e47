package dev.cognate.userpool.signin.outage;

import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** A pool with one user, alice, and what a flow may need besides. */
record Stage(SignInScene scene, String email, TestUsers users, Clock clock) {

    /** The pool, with authenticator apps as a second factor. */
    MfaScene withApps() {
        MfaScene mfa = new MfaScene(scene, users, clock);
        mfa.configure(UserPoolMfaType.OPTIONAL, MfaScene::apps);
        return mfa;
    }

    /** The pool, with text messages as a second factor. */
    MfaScene withTexts() {
        MfaScene mfa = new MfaScene(scene, users, clock);
        mfa.configure(UserPoolMfaType.OPTIONAL, MfaScene::sms);
        return mfa;
    }

    /** The pool, with device tracking. */
    DeviceScene withDevices() {
        scene.admin()
                .updateUserPool(request ->
                        request.userPoolId(scene.poolId()).deviceConfiguration(DeviceScene.tracking(true, false)));
        return new DeviceScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId());
    }

    /** Another pool with the same user, who may choose how to sign in. */
    ChoiceScene withChoice() {
        ChoiceScene choice = ChoiceScene.create();
        users.create(choice.poolId(), "alice", UserStatus.CONFIRMED, Map.of("email", email));
        return choice;
    }
}
