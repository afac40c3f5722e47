package dev.cognate.userpool.signin.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.trigger.TriggerScene;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/**
 * No order of calls, replays or mixed Sessions yields tokens without every required factor. A failed walk prints its seed;
 * {@code -Dcognate.walk.seed=SEED} walks the same way again, {@code -Dcognate.walk.steps=N} walks further.
 */
@QuarkusTest
class SignInWalkTest {
    private static final int STEPS = Integer.getInteger("cognate.walk.steps", 300);
    private static final Duration LONGEST_LOCK_OUT = Duration.ofMinutes(20);

    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    @AfterEach
    void realTime() {
        TestClock.reset();
    }

    @Test
    void shouldGiveTokensOnlyForEveryRequiredFactor() {
        // given
        long seed = Long.getLong("cognate.walk.seed", System.nanoTime());
        List<Person> people = people();
        Walk walk = new Walk(new Random(seed), clock, people);

        // when
        try {
            for (int step = 0; step < STEPS; step++) {
                walk.step();
            }
        } catch (AssertionError violation) {
            throw new AssertionError("seed " + seed, violation);
        }

        // then
        TestClock.advance(LONGEST_LOCK_OUT);
        assertThat(people.stream().filter(Person::exists)).allSatisfy(person -> {
            walk.enable(person);
            assertThat(walk.signsIn(person))
                    .as("seed %d: %s still signs in\n%s", seed, person, walk.story())
                    .isTrue();
        });
    }

    private List<Person> people() {
        List<Person> people = new ArrayList<>();
        Person.Pool replacing = pool(true);
        people.add(person(replacing, "plain", false, false));
        people.add(person(replacing, "on-a-device", false, true));
        people.add(person(replacing, "with-app", true, false));
        people.add(person(replacing, "with-app-on-a-device", true, true));
        people.add(Person.nobody(replacing));
        Person invited = person(replacing, "invited", false, false);
        invited.temporary = true;
        invited.pool
                .scene()
                .admin()
                .adminSetUserPassword(
                        request -> request.userPoolId(replacing.scene().poolId())
                                .username(invited.name)
                                .password(invited.password)
                                .permanent(false));
        people.add(invited);
        Person.Pool beside = pool(false);
        people.add(person(beside, "strict-with-app-on-a-device", true, true));
        Person.Pool functions = poolOfFunctions();
        people.add(person(functions, "custom", false, false));
        people.add(person(functions, "custom-too", false, false));
        return people;
    }

    private Person.Pool pool(boolean deviceReplacesFactor) {
        DeviceScene scene =
                DeviceScene.create(pool -> pool.deviceConfiguration(DeviceScene.tracking(deviceReplacesFactor, false)));
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.OPTIONAL);
            MfaScene.apps(request);
        });
        sessionsLast(scene, "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH");
        return new Person.Pool(scene, deviceReplacesFactor, false);
    }

    private static Person.Pool poolOfFunctions() {
        TriggerScene triggers = TriggerScene.create((config, arn) -> config.defineAuthChallenge(arn.apply("define"))
                .createAuthChallenge(arn.apply("create"))
                .verifyAuthChallengeResponse(arn.apply("verify")));
        triggers.sample("define", "define-auth-challenge")
                .sample("create", "create-auth-challenge")
                .sample("verify", "verify-auth-challenge-response");
        DeviceScene scene =
                new DeviceScene(triggers.admin(), triggers.app(), triggers.poolId(), triggers.hidingClientId());
        sessionsLast(scene, "ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH");
        return new Person.Pool(scene, false, true);
    }

    /** So long that the steps of authenticator apps, for which the clock moves on, do not end them. */
    private static void sessionsLast(DeviceScene scene, String... flows) {
        scene.admin()
                .updateUserPoolClient(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .explicitAuthFlowsWithStrings(flows)
                        .preventUserExistenceErrors("ENABLED")
                        .authSessionValidity(Math.toIntExact(Ticket.LIFETIME.toMinutes())));
    }

    private Person person(Person.Pool pool, String name, boolean withApp, boolean onDevice) {
        DeviceScene scene = pool.scene();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of());
        Optional<SrpDevice> device = onDevice ? Optional.of(scene.remembered(name)) : Optional.empty();
        return new Person(pool, name, withApp ? Optional.of(authenticator(scene, name)) : Optional.empty(), device);
    }

    private Authenticator authenticator(DeviceScene scene, String name) {
        SignInScene signIn = new SignInScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId());
        return new MfaScene(signIn, users, clock).preferredAuthenticator(new MfaScene.Person(name, null, null));
    }
}
