package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Sign-in on a remembered device: DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER. */
@QuarkusTest
class DeviceSignInTest extends DeviceCase {
    @AfterEach
    void realTime() {
        TestClock.reset();
    }

    @Test
    void shouldSignInOnceTheRememberedDeviceProvedItself() {
        // given
        InitiateAuthResponse asked = scene.password("alice", device.key());

        // when
        AuthenticationResultType signedIn =
                scene.prove("alice", device, asked.session()).authenticationResult();

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
        assertThat(asked.authenticationResult()).isNull();
        assertThat(signedIn.accessToken()).isNotBlank();
        assertThat(signedIn.newDeviceMetadata()).isNull();
    }

    @Test
    void shouldGoOnWithoutASessionFromTheDeviceKeyAndTheSecretBlock() {
        // given
        scene.password("alice", device.key());
        SrpClient srp = device.srp();

        // when
        RespondToAuthChallengeResponse asked = scene.name("alice", device, srp, null);
        AuthenticationResultType signedIn = scene.answer(
                        ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                        null,
                        DeviceScene.proof(asked, device, srp, device.password()))
                .authenticationResult();

        // then
        assertThat(signedIn.accessToken()).isNotBlank();
    }

    @Test
    void shouldNotGoOnWithoutASessionWhenNoSignInWaitsForTheDevice() {
        // given
        InitiateAuthResponse asked = scene.password("alice", device.key());
        scene.prove("alice", device, asked.session());

        // when, then
        assertThatThrownBy(() -> scene.prove("alice", device, null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user");
        assertThatThrownBy(() -> scene.prove("nobody", device, null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user");
    }

    @Test
    void shouldNotGoOnWithoutASessionFromAnotherAddress() {
        // given
        scene.password("alice", device.key());
        users.run(session -> session.createNativeQuery(
                        "update user_device set awaited_from = '203.0.113.9' where device_key = :key")
                .setParameter("key", device.key())
                .executeUpdate());

        // when, then
        assertThatThrownBy(() -> scene.prove("alice", device, null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user");
    }

    @Test
    void shouldForgetASignInThatWaitedTooLong() {
        // given
        scene.password("alice", device.key());
        TestClock.advance(Duration.ofMinutes(4));

        // when, then
        assertThatThrownBy(() -> scene.prove("alice", device, null))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user, session is expired.");
    }

    @Test
    void shouldRefuseAWrongSecretAndGiveItNoSecondTry() {
        // given
        InitiateAuthResponse asked = scene.password("alice", device.key());
        SrpClient srp = device.srp();
        RespondToAuthChallengeResponse named = scene.name("alice", device, srp, asked.session());
        Map<String, String> wrong = DeviceScene.proof(named, device, srp, "guessed");
        Map<String, String> right = DeviceScene.proof(named, device, srp, device.password());

        // when, then
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, named.session(), wrong))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Incorrect username or password.");
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, named.session(), right))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid session for the user, session can only be used once.");
    }

    @Test
    void shouldAcceptAProofOnce() {
        // given
        InitiateAuthResponse asked = scene.password("alice", device.key());
        SrpClient srp = device.srp();
        RespondToAuthChallengeResponse named = scene.name("alice", device, srp, asked.session());
        Map<String, String> proof = DeviceScene.proof(named, device, srp, device.password());
        scene.answer(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, named.session(), proof);

        // when, then
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, null, proof))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> scene.name("alice", device, srp, asked.session()))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotTakeTheSecretBlockOfThePasswordForThatOfTheDevice() {
        // given
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse asked = begin(srp);
        Map<String, String> proof =
                new HashMap<>(srp.answer(asked.challengeParameters(), TestUsers.PASSWORD, Instant.now()));
        proof.put("DEVICE_KEY", device.key());

        // when, then
        assertThatThrownBy(() -> scene.answer(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, asked.session(), proof))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldTakeTheDeviceKeyFromTheAnswerToPasswordVerifier() {
        // given
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse asked = begin(srp);
        Map<String, String> proof =
                new HashMap<>(srp.answer(asked.challengeParameters(), TestUsers.PASSWORD, Instant.now()));
        proof.put("DEVICE_KEY", device.key());

        // when
        RespondToAuthChallengeResponse answered =
                scene.answer(ChallengeNameType.PASSWORD_VERIFIER, asked.session(), proof);

        // then
        assertThat(answered.challengeName()).isEqualTo(ChallengeNameType.DEVICE_SRP_AUTH);
        assertThat(scene.prove("alice", device, answered.session()).authenticationResult())
                .isNotNull();
    }

    @Test
    void shouldAskNothingOfADeviceThatIsConfirmedButNotRemembered() {
        // given
        scene.admin()
                .adminUpdateDeviceStatus(request -> request.userPoolId(scene.poolId())
                        .username("alice")
                        .deviceKey(device.key())
                        .deviceRememberedStatus(DeviceRememberedStatusType.NOT_REMEMBERED));

        // when
        InitiateAuthResponse answered = scene.password("alice", device.key());

        // then
        assertThat(answered.authenticationResult()).isNotNull();
        assertThat(answered.authenticationResult().newDeviceMetadata()).isNull();
    }

    @Test
    void shouldIgnoreDeviceKeysWhereDevicesAreNotTracked() {
        // given
        DeviceScene untracked = DeviceScene.off();
        users.create(untracked.poolId(), "bob", UserStatus.CONFIRMED, Map.of());

        // when, then
        assertThat(untracked.password("bob", NOBODYS).authenticationResult()).isNotNull();
    }

    @Test
    void shouldNoteWhenADeviceWasLastUsed() {
        // given
        Instant confirmed = lastUsed();
        TestClock.advance(Duration.ofMinutes(10));
        InitiateAuthResponse asked = scene.password("alice", device.key());

        // when
        scene.prove("alice", device, asked.session());

        // then
        assertThat(lastUsed()).isAfter(confirmed.plus(Duration.ofMinutes(9)));
    }

    @Test
    void shouldNotProveOneDeviceWithTheSecretOfAnother() {
        // given
        SrpDevice second = scene.remembered("alice");
        SrpDevice mixed = new SrpDevice(device.groupKey(), device.key(), second.password(), second.saltBytes());
        InitiateAuthResponse asked = scene.password("alice", device.key());

        // when, then
        assertThatThrownBy(() -> scene.prove("alice", mixed, asked.session()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Incorrect username or password.");
    }

    private InitiateAuthResponse begin(SrpClient srp) {
        return begin(srp, "");
    }

    private Instant lastUsed() {
        return scene.admin()
                .adminGetDevice(request ->
                        request.userPoolId(scene.poolId()).username("alice").deviceKey(device.key()))
                .device()
                .deviceLastAuthenticatedDate();
    }
}
