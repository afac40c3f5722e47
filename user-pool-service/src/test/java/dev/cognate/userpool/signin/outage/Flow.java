package dev.cognate.userpool.signin.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.testkit.SrpClient;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.custom.CustomScene;
import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** A way to sign in, with a pause before each of its steps. */
enum Flow {
    PASSWORD {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            pause.run();
            signedIn(stage.scene().password("alice", TestUsers.PASSWORD).authenticationResult());
            return Optional.empty();
        }
    },
    SRP {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            return bySrp(stage, pause, true);
        }
    },
    SRP_WITHOUT_SESSION {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            return bySrp(stage, pause, false);
        }
    },
    NEW_PASSWORD {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            stage.scene()
                    .admin()
                    .adminSetUserPassword(
                            request -> request.userPoolId(stage.scene().poolId())
                                    .username("alice")
                                    .password(TestUsers.PASSWORD)
                                    .permanent(false));
            InitiateAuthResponse asked = stage.scene().password("alice", TestUsers.PASSWORD);
            pause.run();
            Map<String, String> answer = Map.of("USERNAME", "alice", "NEW_PASSWORD", "Another-horse-1");
            return answered(stage, ChallengeNameType.NEW_PASSWORD_REQUIRED, asked.session(), answer);
        }
    },
    AUTHENTICATOR_APP {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            MfaScene mfa = stage.withApps();
            Authenticator app = mfa.preferredAuthenticator(new MfaScene.Person("alice", null, null));
            TestClock.advance(Authenticator.STEP);
            pause.run();
            InitiateAuthResponse asked = stage.scene().password("alice", TestUsers.PASSWORD);
            pause.run();
            Map<String, String> code = Map.of("USERNAME", "alice", "SOFTWARE_TOKEN_MFA_CODE", mfa.nextCode(app));
            return answered(stage, ChallengeNameType.SOFTWARE_TOKEN_MFA, asked.session(), code);
        }
    },
    TEXT_MESSAGE {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            MfaScene mfa = stage.withTexts();
            MfaScene.Person bob = mfa.person();
            mfa.admin()
                    .adminSetUserMFAPreference(request -> request.userPoolId(mfa.poolId())
                            .username(bob.name())
                            .smsMfaSettings(sms -> sms.enabled(true)));
            pause.run();
            InitiateAuthResponse asked = mfa.password(bob);
            String code = WebhookReceiver.shared().awaitCodeFor(bob.phone());
            pause.run();
            Map<String, String> answer = Map.of("USERNAME", bob.name(), "SMS_MFA_CODE", code);
            return answered(stage, ChallengeNameType.SMS_MFA, asked.session(), answer);
        }
    },
    REMEMBERED_DEVICE {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            return onDevice(stage, pause, true);
        }
    },
    REMEMBERED_DEVICE_WITHOUT_SESSION {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            return onDevice(stage, pause, false);
        }
    },
    CODE_BY_MAIL {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            ChoiceScene choice = stage.withChoice();
            InitiateAuthResponse asked = choice.prefer("alice", ChallengeNameType.EMAIL_OTP);
            String code = TestPool.code(stage.email(), 1);
            pause.run();
            return chosen(choice, ChallengeNameType.EMAIL_OTP, asked.session(), "EMAIL_OTP_CODE", code);
        }
    },
    CHOSEN_PASSWORD {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            ChoiceScene choice = stage.withChoice();
            InitiateAuthResponse offered = choice.begin("alice");
            pause.run();
            return chosen(
                    choice,
                    ChallengeNameType.SELECT_CHALLENGE,
                    offered.session(),
                    "ANSWER",
                    "PASSWORD",
                    "PASSWORD",
                    TestUsers.PASSWORD);
        }
    },
    PASSKEY {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            ChoiceScene choice = stage.withChoice();
            PasskeyAuthenticator authenticator = new PasskeyAuthenticator(ChoiceScene.PAGE);
            choice.register(choice.signIn("alice", TestUsers.PASSWORD).accessToken(), authenticator);
            pause.run();
            InitiateAuthResponse asked = choice.prefer("alice", ChallengeNameType.WEB_AUTHN);
            pause.run();
            String options = asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS");
            String signed = authenticator.sign(Documents.json(options)).toString();
            return chosen(choice, ChallengeNameType.WEB_AUTHN, asked.session(), "CREDENTIAL", signed);
        }
    },
    CUSTOM_CHALLENGE {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            CustomScene custom = CustomScene.create();
            stage.users().create(custom.triggers().poolId(), custom.name(), UserStatus.CONFIRMED, Map.of());
            custom.runSamples();
            InitiateAuthResponse asked = custom.begin();
            pause.run();
            String answer = CustomScene.solved(asked.challengeParameters());
            signedIn(custom.answer(asked.session(), answer).authenticationResult());
            return Optional.of(() -> custom.answer(asked.session(), answer));
        }
    },
    REFRESH {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            String token = stage.scene().signIn("alice").refreshToken();
            pause.run();
            signedIn(stage.scene().refresh(token));
            return Optional.empty();
        }
    },
    ROTATED_REFRESH {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            SignInScene scene = stage.scene();
            scene.admin()
                    .updateUserPoolClient(request -> request.userPoolId(scene.poolId())
                            .clientId(scene.clientId())
                            .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                            .refreshTokenRotation(rotation ->
                                    rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(0)));
            String token = scene.signIn("alice").refreshToken();
            pause.run();
            signedIn(rotated(scene, token));
            return Optional.of(() -> rotated(scene, token));
        }

        private AuthenticationResultType rotated(SignInScene scene, String token) {
            return scene.app()
                    .getTokensFromRefreshToken(
                            request -> request.clientId(scene.clientId()).refreshToken(token))
                    .authenticationResult();
        }
    },
    FORGOTTEN_PASSWORD {
        @Override
        Optional<Runnable> run(Stage stage, Runnable pause) {
            SignInScene scene = stage.scene();
            scene.app()
                    .forgotPassword(
                            request -> request.clientId(scene.clientId()).username("alice"));
            String code = TestPool.code(stage.email(), 1);
            pause.run();
            Runnable confirm = () -> scene.app()
                    .confirmForgotPassword(request -> request.clientId(scene.clientId())
                            .username("alice")
                            .confirmationCode(code)
                            .password("Another-horse-1"));
            confirm.run();
            pause.run();
            signedIn(scene.password("alice", "Another-horse-1").authenticationResult());
            return Optional.of(confirm);
        }
    };

    /**
     * Signs in.
     *
     * @param pause called before each step but the preparations
     * @return sends once more what may be sent once; empty when there is no such thing
     */
    abstract Optional<Runnable> run(Stage stage, Runnable pause);

    private static Optional<Runnable> bySrp(Stage stage, Runnable pause, boolean withSession) {
        SrpClient srp = SrpClient.forPool(stage.scene().poolId());
        InitiateAuthResponse asked = stage.scene().srp("alice", srp);
        pause.run();
        Map<String, String> proof = stage.scene().proof(asked, srp, TestUsers.PASSWORD);
        return answered(stage, ChallengeNameType.PASSWORD_VERIFIER, withSession ? asked.session() : null, proof);
    }

    private static Optional<Runnable> onDevice(Stage stage, Runnable pause, boolean withSession) {
        DeviceScene scene = stage.withDevices();
        SrpDevice device = scene.remembered("alice");
        SrpClient srp = device.srp();
        InitiateAuthResponse asked = scene.password("alice", device.key());
        pause.run();
        RespondToAuthChallengeResponse named = scene.name("alice", device, srp, withSession ? asked.session() : null);
        pause.run();
        return answered(
                stage,
                ChallengeNameType.DEVICE_PASSWORD_VERIFIER,
                withSession ? named.session() : null,
                DeviceScene.proof(named, device, srp, device.password()));
    }

    private static Optional<Runnable> chosen(
            ChoiceScene choice, ChallengeNameType challenge, String session, String... responses) {
        signedIn(choice.answer(challenge, session, "alice", responses).authenticationResult());
        return Optional.of(() -> choice.answer(challenge, session, "alice", responses));
    }

    private static Optional<Runnable> answered(
            Stage stage, ChallengeNameType challenge, String session, Map<String, String> responses) {
        Map<String, String> same = new HashMap<>(responses);
        signedIn(stage.scene().answer(challenge, session, same).authenticationResult());
        return Optional.of(() -> stage.scene().answer(challenge, session, same));
    }

    private static void signedIn(AuthenticationResultType result) {
        assertThat(result).isNotNull();
        assertThat(result.accessToken()).isNotBlank();
    }
}
