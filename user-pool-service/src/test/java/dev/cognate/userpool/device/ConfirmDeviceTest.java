package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceKeyExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** Sign-ins on devices not seen before: the keys they get, and ConfirmDevice. */
@QuarkusTest
class ConfirmDeviceTest {
    @Inject
    TestUsers users;

    private DeviceScene scene;

    @BeforeEach
    void pool() {
        scene = DeviceScene.always();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @Test
    void shouldGiveEachUnknownDeviceAKeyThatTheAccessTokenCarries() throws Exception {
        // when
        AuthenticationResultType first = scene.signIn("alice");
        AuthenticationResultType second = scene.signIn("alice");

        // then
        assertThat(first.newDeviceMetadata().deviceKey()).matches("us-east-1_[0-9a-f-]{36}");
        assertThat(second.newDeviceMetadata().deviceKey())
                .isNotEqualTo(first.newDeviceMetadata().deviceKey());
        assertThat(second.newDeviceMetadata().deviceGroupKey())
                .isEqualTo(first.newDeviceMetadata().deviceGroupKey());
        assertThat(Jwts.verified(scene.poolId(), first.accessToken()).getClaim("device_key"))
                .isEqualTo(first.newDeviceMetadata().deviceKey());
    }

    @Test
    void shouldGiveNoKeyWhereDevicesAreNotTracked() throws Exception {
        // given
        DeviceScene untracked = DeviceScene.off();
        users.create(untracked.poolId(), "bob", UserStatus.CONFIRMED, Map.of());

        // when
        AuthenticationResultType signedIn = untracked.signIn("bob");

        // then
        assertThat(signedIn.newDeviceMetadata()).isNull();
        assertThat(Jwts.verified(untracked.poolId(), signedIn.accessToken()).getClaims())
                .doesNotContainKey("device_key");
    }

    @Test
    void shouldDescribeTrackingWithBothSwitches() {
        // given
        String poolId = DeviceScene.create(pool ->
                        pool.deviceConfiguration(configuration -> configuration.deviceOnlyRememberedOnUserPrompt(true)))
                .poolId();

        // when
        var described = scene.admin()
                .describeUserPool(request -> request.userPoolId(poolId))
                .userPool()
                .deviceConfiguration();

        // then
        assertThat(described).isEqualTo(DeviceScene.tracking(false, true));
    }

    @Test
    void shouldAskTheUserBeforeItRemembersWherePoolsOptIn() {
        // given
        DeviceScene optIn = DeviceScene.optIn();
        users.create(optIn.poolId(), "bob", UserStatus.CONFIRMED, Map.of());
        AuthenticationResultType signedIn = optIn.signIn("bob");
        SrpDevice device = DeviceScene.deviceOf(signedIn);

        // when
        boolean asks = optIn.confirm(signedIn, device).userConfirmationNecessary();

        // then
        assertThat(asks).isTrue();
        assertThat(status(optIn, "bob", device)).isEqualTo("not_remembered");
    }

    @Test
    void shouldConfirmOnlyTheDeviceOfTheSignInAndOnlyOnce() {
        // given
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice device = DeviceScene.deviceOf(signedIn);
        SrpDevice other = DeviceScene.deviceOf(scene.signIn("alice"));
        scene.confirm(signedIn, device);

        // when, then
        assertThatThrownBy(() -> scene.confirm(signedIn, other))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid device key given.");
        assertThatThrownBy(() -> scene.confirm(signedIn, device)).isInstanceOf(DeviceKeyExistsException.class);
    }

    @Test
    void shouldRefuseVerifiersNoSecretLeadsTo() {
        // given
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice device = DeviceScene.deviceOf(signedIn);

        // when, then
        for (String verifier : List.of("AA==", "AQ==", "not base64!")) {
            assertThatThrownBy(() -> scene.app()
                            .confirmDevice(request -> request.accessToken(signedIn.accessToken())
                                    .deviceKey(device.key())
                                    .deviceSecretVerifierConfig(
                                            secret -> secret.salt(device.salt()).passwordVerifier(verifier))))
                    .as(verifier)
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessageStartingWith("Invalid device password verifier given.");
        }
    }

    private static String status(DeviceScene scene, String name, SrpDevice device) {
        return attributes(scene.admin()
                        .adminGetDevice(request -> request.userPoolId(scene.poolId())
                                .username(name)
                                .deviceKey(device.key()))
                        .device())
                .get("dev:device_remembered_status");
    }

    private static Map<String, String> attributes(DeviceType device) {
        return device.deviceAttributes().stream().collect(Collectors.toMap(AttributeType::name, AttributeType::value));
    }
}
