package dev.cognate.userpool.signin.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnFactorConfigurationType;

/**
 * No order of calls, replays or mixed Sessions yields tokens without every required factor. A failed walk prints its seed;
 * {@code -Dcognate.walk.seed=SEED} walks the same way again, {@code -Dcognate.walk.steps=N} walks further.
 */
@QuarkusTest
class SignInWalkTest {
    private static final int STEPS = Integer.getInteger("cognate.walk.steps", 500);
    private static final Duration LONGEST_LOCK_OUT = Duration.ofMinutes(65);

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
        people.addAll(withMessages());
        people.addAll(withChoice());
        people.addAll(withChoiceOfTwoFactors());
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
        return new Person.Pool(scene, deviceReplacesFactor, Person.Kind.PASSWORDS);
    }

    private List<Person> withMessages() {
        Person.Pool pool = pool(false);
        new MfaScene(signIn(pool.scene()), users, clock).configure(UserPoolMfaType.OPTIONAL, MfaScene::everything);
        return List.of(
                reached(pool, "by-text", EnumSet.of(Shown.SMS_CODE)),
                reached(pool, "by-mail", EnumSet.of(Shown.EMAIL_CODE)),
                reached(pool, "by-either", EnumSet.of(Shown.SMS_CODE, Shown.EMAIL_CODE)));
    }

    private List<Person> withChoice() {
        Person.Pool pool = choosing(Person.Kind.CHOICE);
        Person person = reached(pool, "choosing", Set.of());
        Person withPasskey = reached(pool, "choosing-with-passkey", Set.of());
        withPasskey.passkey = Optional.of(passkey(pool.scene(), withPasskey.name));
        return List.of(person, withPasskey, withPasskeyAndApp(pool, "choosing-with-app"), Person.nobody(pool));
    }

    private List<Person> withChoiceOfTwoFactors() {
        Person.Pool pool = choosing(Person.Kind.CHOICE_OF_TWO_FACTORS);
        Person person = withPasskeyAndApp(pool, "choosing-two");
        DeviceScene scene = pool.scene();
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId())
                    .mfaConfiguration(UserPoolMfaType.ON)
                    .webAuthnConfiguration(passkeys -> passkeys.relyingPartyId(ChoiceScene.RELYING_PARTY)
                            .userVerification("required")
                            .factorConfiguration(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION));
            MfaScene.apps(request);
        });
        return List.of(person);
    }

    private static Person.Pool choosing(Person.Kind kind) {
        ChoiceScene choice = kind == Person.Kind.CHOICE
                ? ChoiceScene.create()
                : ChoiceScene.create(
                        PreventUserExistenceErrorTypes.ENABLED,
                        settings -> settings.policies(policies -> policies.signInPolicy(policy ->
                                policy.allowedFirstAuthFactors(AuthFactorType.PASSWORD, AuthFactorType.WEB_AUTHN))));
        choice.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(choice.poolId())
                    .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                    .webAuthnConfiguration(passkeys ->
                            passkeys.relyingPartyId(ChoiceScene.RELYING_PARTY).userVerification("preferred"));
            MfaScene.apps(request);
        });
        DeviceScene scene = new DeviceScene(choice.admin(), choice.app(), choice.poolId(), choice.clientId());
        sessionsLast(scene, "ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH");
        return new Person.Pool(scene, false, kind);
    }

    private Person withPasskeyAndApp(Person.Pool pool, String name) {
        DeviceScene scene = pool.scene();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of());
        PasskeyAuthenticator passkey = passkey(scene, name);
        Person person = new Person(pool, name, Optional.of(authenticator(scene, name)), Optional.empty());
        person.passkey = Optional.of(passkey);
        return person;
    }

    private static PasskeyAuthenticator passkey(DeviceScene scene, String name) {
        PasskeyAuthenticator passkey = new PasskeyAuthenticator(ChoiceScene.PAGE);
        new ChoiceScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId())
                .register(scene.signIn(name).accessToken(), passkey);
        return passkey;
    }

    /** Somebody with an e-mail address and a phone, and perhaps with second factors that use them. */
    private Person reached(Person.Pool pool, String name, Set<Shown> seconds) {
        DeviceScene scene = pool.scene();
        String email = TestPool.newEmail();
        String phone = MfaScene.newPhone();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of("email", email, "phone_number", phone));
        Person person = new Person(pool, name, Optional.empty(), Optional.empty());
        person.email = Optional.of(email);
        person.phone = Optional.of(phone);
        person.seconds.addAll(seconds);
        if (!seconds.isEmpty()) {
            scene.admin()
                    .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                            .username(name)
                            .smsMfaSettings(sms -> sms.enabled(seconds.contains(Shown.SMS_CODE)))
                            .emailMfaSettings(mail -> mail.enabled(seconds.contains(Shown.EMAIL_CODE))));
        }
        return person;
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
        return new Person.Pool(scene, false, Person.Kind.CUSTOM);
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

    private static SignInScene signIn(DeviceScene scene) {
        return new SignInScene(scene.admin(), scene.app(), scene.poolId(), scene.clientId());
    }

    private Authenticator authenticator(DeviceScene scene, String name) {
        return new MfaScene(signIn(scene), users, clock).preferredAuthenticator(new MfaScene.Person(name, null, null));
    }
}
