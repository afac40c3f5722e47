package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Sign-in with the key of a device that was forgotten, or never existed. */
@QuarkusTest
class ForgottenDeviceTest extends DeviceCase {
    @Test
    void shouldLetClientsDropAForgottenKeyAndSendTheSameProofAgain() {
        // given
        forget();
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse asked = begin(srp, device.key());
        Map<String, String> proof = srp.answer(asked.challengeParameters(), TestUsers.PASSWORD, Instant.now());
        Map<String, String> withKey = new HashMap<>(proof);
        withKey.put("DEVICE_KEY", device.key());

        // when, then
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.PASSWORD_VERIFIER, asked.session(), withKey))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Device does not exist.");
        AuthenticationResultType signedIn = scene.answer(ChallengeNameType.PASSWORD_VERIFIER, asked.session(), proof)
                .authenticationResult();
        assertThat(signedIn.newDeviceMetadata().deviceKey()).isNotEqualTo(device.key());
    }

    @Test
    void shouldSayThatADeviceDoesNotExistOnlyToWhomKnowsThePassword() {
        // when, then
        for (String key : List.of(NOBODYS, bobsDevice().key())) {
            assertThatThrownBy(() -> scene.password("alice", key))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageStartingWith("Device does not exist.");
        }
        assertThatThrownBy(() -> scene.app()
                        .initiateAuth(request -> request.clientId(scene.clientId())
                                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                                .authParameters(
                                        Map.of("USERNAME", "alice", "PASSWORD", "Wrong-1!", "DEVICE_KEY", NOBODYS))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldAnswerUnknownUsersOfUnknownDevicesLikeKnownOnes() {
        // given
        SrpClient srp = SrpClient.forPool(scene.poolId());
        for (String name : List.of("alice", "nobody")) {
            InitiateAuthResponse asked = scene.app()
                    .initiateAuth(request -> request.clientId(scene.clientId())
                            .authFlow(AuthFlowType.USER_SRP_AUTH)
                            .authParameters(Map.of("USERNAME", name, "SRP_A", srp.publicKey())));
            Map<String, String> proof =
                    new HashMap<>(srp.answer(asked.challengeParameters(), "Wrong-1!", Instant.now()));
            proof.put("DEVICE_KEY", NOBODYS);

            // when, then
            assertThatThrownBy(() -> scene.answer(ChallengeNameType.PASSWORD_VERIFIER, asked.session(), proof))
                    .as(name)
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void shouldRefuseADeviceForgottenWhileItProvesItself() {
        // given
        InitiateAuthResponse asked = scene.password("alice", device.key());
        SrpClient srp = device.srp();
        RespondToAuthChallengeResponse named = scene.name("alice", device, srp, asked.session());
        forget();

        // when, then
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                        named.session(),
                        DeviceScene.proof(named, device, srp, device.password())))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Device does not exist.");
    }

    private SrpDevice bobsDevice() {
        users.create(scene.poolId(), "bob", UserStatus.CONFIRMED, Map.of());
        return scene.remembered("bob");
    }

    private void forget() {
        scene.admin()
                .adminForgetDevice(request ->
                        request.userPoolId(scene.poolId()).username("alice").deviceKey(device.key()));
    }
}
