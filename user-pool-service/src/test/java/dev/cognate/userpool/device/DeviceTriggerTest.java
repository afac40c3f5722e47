package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.FunctionEndpoint;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a pre token generation function is told of sign-ins on devices. */
@QuarkusTest
class DeviceTriggerTest {
    @Inject
    TestUsers users;

    @Test
    void shouldTellThatTheDeviceStoodForTheSecondFactor() {
        // given
        String function = "device-" + UUID.randomUUID();
        FunctionEndpoint.shared().respond(function, "{}");
        DeviceScene scene = DeviceScene.create(pool -> pool.deviceConfiguration(DeviceScene.tracking(true, false))
                .lambdaConfig(config -> config.preTokenGeneration(FunctionEndpoint.arn(function))));
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        SrpDevice device = scene.remembered("alice");

        // when
        scene.prove("alice", device, scene.password("alice", device.key()).session());

        // then
        assertThat(FunctionEndpoint.shared().events(function))
                .extracting(event -> event.path("triggerSource").asText())
                .containsExactly("TokenGeneration_Authentication", "TokenGeneration_AuthenticateDevice");
    }
}
