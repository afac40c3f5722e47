package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpDevice;
import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Devices: confirmed, listed, remembered and forgotten, by their users and by administrators. */
@QuarkusTest
class DeviceOperationsTest {
    private static final String NOBODYS = "us-east-1_00000000-0000-4000-8000-000000000000";

    @Inject
    TestUsers users;

    private DeviceScene scene;
    private User alice;

    @BeforeEach
    void pool() {
        scene = DeviceScene.always();
        alice = users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @Test
    void shouldDescribeAConfirmedDevice() {
        // given
        Instant before = Instant.now().minusSeconds(1);
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice device = DeviceScene.deviceOf(signedIn);

        // when
        boolean asks = scene.confirm(signedIn, device).userConfirmationNecessary();

        // then
        DeviceType found = scene.app()
                .getDevice(
                        request -> request.accessToken(signedIn.accessToken()).deviceKey(device.key()))
                .device();
        assertThat(asks).isFalse();
        assertThat(found.deviceKey()).isEqualTo(device.key());
        assertThat(attributes(found))
                .containsEntry("device_status", "valid")
                .containsEntry("device_name", "Ada's phone")
                .containsEntry("last_ip_used", "127.0.0.1")
                .containsEntry("dev:device_remembered_status", "remembered");
        assertThat(List.of(
                        found.deviceCreateDate(), found.deviceLastModifiedDate(), found.deviceLastAuthenticatedDate()))
                .allSatisfy(moment -> assertThat(moment).isBetween(before, Instant.now()));
    }

    @Test
    void shouldListDevicesPageByPage() {
        // given
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            keys.add(scene.remembered("alice").key());
        }
        AuthenticationResultType signedIn = scene.signIn("alice");

        // when
        var first = scene.app()
                .listDevices(
                        request -> request.accessToken(signedIn.accessToken()).limit(2));
        var second = scene.app()
                .listDevices(request ->
                        request.accessToken(signedIn.accessToken()).limit(2).paginationToken(first.paginationToken()));
        var all = scene.admin()
                .adminListDevices(request -> request.userPoolId(scene.poolId()).username("alice"));

        // then
        assertThat(first.devices()).hasSize(2);
        assertThat(second.devices()).hasSize(1);
        assertThat(second.paginationToken()).isNull();
        assertThat(all.devices()).extracting(DeviceType::deviceKey).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(all.devices()).containsAll(first.devices()).containsAll(second.devices());
    }

    @Test
    void shouldLetUsersAndAdministratorsChangeTheStatus() {
        // given
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice device = DeviceScene.deviceOf(signedIn);
        scene.confirm(signedIn, device);

        // when
        scene.app()
                .updateDeviceStatus(request -> request.accessToken(signedIn.accessToken())
                        .deviceKey(device.key())
                        .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED));
        String byUser = status(scene, "alice", device);
        scene.admin()
                .adminUpdateDeviceStatus(request -> request.userPoolId(scene.poolId())
                        .username("alice")
                        .deviceKey(device.key())
                        .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED));

        // then
        assertThat(byUser).isEqualTo("not_remembered");
        assertThat(status(scene, "alice", device)).isEqualTo("remembered");
    }

    @Test
    void shouldForgetDevicesForUsersAndAdministrators() {
        // given
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice own = DeviceScene.deviceOf(signedIn);
        scene.confirm(signedIn, own);
        SrpDevice other = scene.remembered("alice");

        // when
        scene.app()
                .forgetDevice(
                        request -> request.accessToken(signedIn.accessToken()).deviceKey(own.key()));
        scene.admin()
                .adminForgetDevice(request ->
                        request.userPoolId(scene.poolId()).username("alice").deviceKey(other.key()));

        // then
        assertThat(scene.app()
                        .listDevices(request -> request.accessToken(signedIn.accessToken()))
                        .devices())
                .isEmpty();
        assertThatThrownBy(() -> scene.confirm(signedIn, own))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("Invalid device key given.");
    }

    @Test
    void shouldSayThatADeviceDoesNotExistInTheWordsClientsLookFor() {
        // given
        users.create(scene.poolId(), "bob", UserStatus.CONFIRMED, Map.of());
        String bobs = scene.remembered("bob").key();
        String token = scene.signIn("alice").accessToken();

        // when, then
        for (String key : List.of(NOBODYS, bobs)) {
            for (Runnable call : List.<Runnable>of(
                    () -> scene.app()
                            .getDevice(request -> request.accessToken(token).deviceKey(key)),
                    () -> scene.app()
                            .forgetDevice(request -> request.accessToken(token).deviceKey(key)),
                    () -> scene.app()
                            .updateDeviceStatus(request -> request.accessToken(token)
                                    .deviceKey(key)
                                    .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED)),
                    () -> scene.admin()
                            .adminGetDevice(request -> request.userPoolId(scene.poolId())
                                    .username("alice")
                                    .deviceKey(key)))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(ResourceNotFoundException.class)
                        .hasMessageStartingWith("Device does not exist.");
            }
        }
    }

    @Test
    void shouldAskForAnAccessTokenAndForAUserThatExists() {
        // when, then
        assertThatThrownBy(() -> scene.app().getDevice(request -> request.deviceKey(NOBODYS)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(
                        () -> scene.app().listDevices(request -> request.accessToken("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> scene.admin()
                        .adminListDevices(
                                request -> request.userPoolId(scene.poolId()).username("nobody")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldKeepNoSecretInTheClearAndNothingOfADeletedUser() {
        // given
        SrpDevice device = scene.remembered("alice");
        byte[] stored = stored("srp_verifier", byte[].class).getFirst();

        // when
        scene.admin()
                .adminDeleteUser(request -> request.userPoolId(scene.poolId()).username("alice"));

        // then
        assertThat(HexFormat.of().formatHex(stored))
                .doesNotContain(HexFormat.of().formatHex(Base64.getDecoder().decode(device.verifier())));
        assertThat(stored("device_key", String.class)).isEmpty();
    }

    @Test
    void shouldTellSubscribersWhatHappenedToADevice() {
        // given
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice device = DeviceScene.deviceOf(signedIn);

        // when
        scene.confirm(signedIn, device);
        scene.app()
                .updateDeviceStatus(request -> request.accessToken(signedIn.accessToken())
                        .deviceKey(device.key())
                        .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED));
        scene.app()
                .forgetDevice(
                        request -> request.accessToken(signedIn.accessToken()).deviceKey(device.key()));

        // then
        try (TopicReader topic = new TopicReader("cognate.user-pool.events.v1")) {
            assertThat(topic.eventsOf(scene.poolId() + "#" + alice.sub(), 3))
                    .allSatisfy(event -> assertThat(event.value()).contains(device.key()))
                    .extracting(TopicReader::type)
                    .containsExactly(
                            "dev.cognate.user-pool.device-confirmed.v1",
                            "dev.cognate.user-pool.device-not-remembered.v1",
                            "dev.cognate.user-pool.device-forgotten.v1");
        }
    }

    private <T> List<T> stored(String column, Class<T> type) {
        return users.run(session -> session.createNativeQuery(
                        "select " + column + " from user_device where pool_id = :pool and sub = :sub", type)
                .setParameter("pool", scene.poolId())
                .setParameter("sub", alice.sub())
                .getResultList());
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
