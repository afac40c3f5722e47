package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Refresh tokens are good on the device they were given to. */
@QuarkusTest
class DeviceRefreshTest {
    private static final String INVALID = "Invalid Refresh Token";

    @Inject
    TestUsers users;

    private DeviceScene scene;
    private AuthenticationResultType signedIn;
    private String key;

    @BeforeEach
    void signedIn() {
        scene = DeviceScene.always();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        signedIn = scene.signIn("alice");
        key = signedIn.newDeviceMetadata().deviceKey();
    }

    @Test
    void shouldRefreshOnTheDeviceWhetherOrNotItWasConfirmed() throws Exception {
        // when
        AuthenticationResultType unconfirmed = scene.refresh(signedIn.refreshToken(), key);
        scene.confirm(signedIn, DeviceScene.deviceOf(signedIn));
        AuthenticationResultType confirmed = scene.refresh(signedIn.refreshToken(), key);

        // then
        assertThat(unconfirmed.newDeviceMetadata()).isNull();
        assertThat(Jwts.verified(scene.poolId(), confirmed.accessToken()).getClaim("device_key"))
                .isEqualTo(key);
    }

    @Test
    void shouldRefuseToRefreshWithoutTheDeviceKeyOrWithAnother() {
        // given
        String other = scene.remembered("alice").key();

        // when, then
        assertThatThrownBy(() -> scene.refresh(signedIn.refreshToken(), null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith(INVALID);
        assertThatThrownBy(() -> scene.refresh(signedIn.refreshToken(), other))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith(INVALID);
    }

    @Test
    void shouldTakeTheDeviceKeyOfGetTokensFromRefreshToken() {
        // when
        AuthenticationResultType fresh = scene.app()
                .getTokensFromRefreshToken(request -> request.clientId(scene.clientId())
                        .refreshToken(signedIn.refreshToken())
                        .deviceKey(key))
                .authenticationResult();

        // then
        assertThat(fresh.accessToken()).isNotBlank();
        assertThatThrownBy(() -> scene.app()
                        .getTokensFromRefreshToken(
                                request -> request.clientId(scene.clientId()).refreshToken(signedIn.refreshToken())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith(INVALID);
    }

    @Test
    void shouldEndRefreshOnAForgottenDeviceAndLeaveItsAccessToken() {
        // given
        SrpDevice device = DeviceScene.deviceOf(signedIn);
        scene.confirm(signedIn, device);
        AuthenticationResultType elsewhere = scene.signIn("alice");

        // when
        scene.app()
                .forgetDevice(
                        request -> request.accessToken(elsewhere.accessToken()).deviceKey(key));

        // then
        assertThatThrownBy(() -> scene.refresh(signedIn.refreshToken(), key))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith(INVALID);
        assertThat(scene.app()
                        .getUser(request -> request.accessToken(signedIn.accessToken()))
                        .username())
                .isEqualTo("alice");
        assertThat(scene.refresh(
                        elsewhere.refreshToken(), elsewhere.newDeviceMetadata().deviceKey()))
                .isNotNull();
    }

    @Test
    void shouldAskForNoKeyOnceDevicesAreTrackedNoLonger() {
        // when
        scene.admin().updateUserPool(request -> request.userPoolId(scene.poolId()));

        // then
        assertThat(scene.refresh(signedIn.refreshToken(), null).accessToken()).isNotBlank();
    }

    @Test
    void shouldAskForNoKeyOfSignInsBeforeDevicesWereTracked() {
        // given
        DeviceScene later = DeviceScene.off();
        users.create(later.poolId(), "bob", UserStatus.CONFIRMED, Map.of());
        AuthenticationResultType before = later.signIn("bob");

        // when
        later.admin()
                .updateUserPool(request ->
                        request.userPoolId(later.poolId()).deviceConfiguration(DeviceScene.tracking(true, false)));

        // then
        assertThat(later.refresh(before.refreshToken(), null).accessToken()).isNotBlank();
    }
}
