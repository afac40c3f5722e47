package dev.cognate.userpool.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** What is asked at sign-in, by the pool's device tracking, the state of the device and the user's second factor. */
@QuarkusTest
class DeviceTrackingTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    @AfterEach
    void realTime() {
        TestClock.reset();
    }

    @ParameterizedTest(name = "tracking {0}, device {1}, second factor {2}: {3}")
    @CsvSource({
        "off, unknown, none, tokens",
        "off, unknown, app, app tokens",
        "always, unknown, none, tokens for a new device",
        "always, unknown, app, app tokens for a new device",
        "always, confirmed, none, device tokens",
        "always, confirmed, app, device tokens",
        "always, not remembered, none, tokens",
        "always, not remembered, app, app tokens",
        "opt-in, unknown, app, app tokens for a new device",
        "opt-in, confirmed, none, tokens",
        "opt-in, confirmed, app, app tokens",
        "opt-in, remembered, none, device tokens",
        "opt-in, remembered, app, device tokens",
        "beside, unknown, app, app tokens for a new device",
        "beside, confirmed, none, device tokens",
        "beside, confirmed, app, app device tokens",
        "beside, not remembered, app, app tokens"
    })
    void shouldAskByTrackingDeviceAndSecondFactor(String tracking, String device, String factor, String expected) {
        // given
        DeviceScene scene = scene(tracking);
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        Optional<SrpDevice> known = device.equals("unknown") ? Optional.empty() : Optional.of(device(scene, device));
        Optional<Authenticator> app = factor.equals("app") ? Optional.of(authenticator(scene)) : Optional.empty();

        // when
        String asked = new SignIn(scene, known, app).run();

        // then
        assertThat(asked).isEqualTo(expected);
    }

    private DeviceScene scene(String tracking) {
        DeviceScene scene = switch (tracking) {
            case "off" -> DeviceScene.off();
            case "always" -> DeviceScene.always();
            case "opt-in" -> DeviceScene.optIn();
            default -> DeviceScene.create(pool -> pool.deviceConfiguration(DeviceScene.tracking(false, false)));
        };
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.OPTIONAL);
            MfaScene.apps(request);
        });
        return scene;
    }

    /** A device the user confirmed, and then perhaps had remembered or not. */
    private static SrpDevice device(DeviceScene scene, String state) {
        AuthenticationResultType signedIn = scene.signIn("alice");
        SrpDevice device = DeviceScene.deviceOf(signedIn);
        scene.confirm(signedIn, device);
        if (!state.equals("confirmed")) {
            scene.app()
                    .updateDeviceStatus(request -> request.accessToken(signedIn.accessToken())
                            .deviceKey(device.key())
                            .deviceRememberedStatus(state.replace(' ', '_')));
        }
        return device;
    }

    private Authenticator authenticator(DeviceScene scene) {
        SignInScene signIn = new SignInScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId());
        return new MfaScene(signIn, users, clock).preferredAuthenticator(new MfaScene.Person("alice", null, null));
    }

    /** A sign-in that does whatever it is asked for and writes down what that was. */
    private final class SignIn {
        private final DeviceScene scene;
        private final Optional<SrpDevice> device;
        private final Optional<Authenticator> app;
        private final List<String> asked = new ArrayList<>();

        SignIn(DeviceScene scene, Optional<SrpDevice> device, Optional<Authenticator> app) {
            this.scene = scene;
            this.device = device;
            this.app = app;
        }

        String run() {
            InitiateAuthResponse begun =
                    scene.password("alice", device.map(SrpDevice::key).orElse(null));
            if (begun.authenticationResult() != null) {
                return tokens(begun.authenticationResult());
            }
            return goOn(begun.challengeName(), begun.session());
        }

        private String goOn(ChallengeNameType challenge, String session) {
            RespondToAuthChallengeResponse next = switch (challenge) {
                case SOFTWARE_TOKEN_MFA -> code(session);
                case DEVICE_SRP_AUTH -> proof(session);
                default -> throw new AssertionError("asked for " + challenge);
            };
            return next.authenticationResult() == null
                    ? goOn(next.challengeName(), next.session())
                    : tokens(next.authenticationResult());
        }

        private RespondToAuthChallengeResponse code(String session) {
            asked.add("app");
            TestClock.advance(Duration.ofSeconds(30));
            return scene.answer(
                    ChallengeNameType.SOFTWARE_TOKEN_MFA,
                    session,
                    Map.of(
                            "USERNAME",
                            "alice",
                            "SOFTWARE_TOKEN_MFA_CODE",
                            app.orElseThrow().codeAt(clock.instant())));
        }

        private RespondToAuthChallengeResponse proof(String session) {
            asked.add("device");
            SrpDevice known = device.orElseThrow();
            SrpClient srp = known.srp();
            RespondToAuthChallengeResponse named = scene.name("alice", known, srp, session);
            return scene.answer(
                    ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                    named.session(),
                    DeviceScene.proof(named, known, srp, known.password()));
        }

        private String tokens(AuthenticationResultType result) {
            asked.add(result.newDeviceMetadata() == null ? "tokens" : "tokens for a new device");
            return String.join(" ", asked);
        }
    }
}
