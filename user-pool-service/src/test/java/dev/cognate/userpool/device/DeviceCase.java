package dev.cognate.userpool.device;

import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** For each test a pool that remembers devices, and alice with one. */
abstract class DeviceCase {
    /** The key of a device there is not. */
    static final String NOBODYS = "us-east-1_00000000-0000-4000-8000-000000000000";

    @Inject
    TestUsers users;

    DeviceScene scene;
    SrpDevice device;

    @BeforeEach
    void aRememberedDevice() {
        scene = DeviceScene.always();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        device = scene.remembered("alice");
    }

    InitiateAuthResponse begin(SrpClient srp, String deviceKey) {
        return scene.app()
                .initiateAuth(request -> request.clientId(scene.clientId())
                        .authFlow(AuthFlowType.USER_SRP_AUTH)
                        .authParameters(
                                Map.of("USERNAME", "alice", "SRP_A", srp.publicKey(), "DEVICE_KEY", deviceKey)));
    }
}
