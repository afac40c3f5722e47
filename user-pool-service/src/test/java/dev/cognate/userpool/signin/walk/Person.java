package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.signin.TestUsers;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Somebody who signs in, as the model knows them. What may change while the walk goes on is not final. */
final class Person {
    final Pool pool;
    final String name;
    final Optional<Authenticator> authenticator;
    final Optional<SrpDevice> device;
    /** Any of them is asked for after the first factor; none when it is empty. */
    final Set<Shown> seconds = EnumSet.noneOf(Shown.class);

    Optional<PasskeyAuthenticator> passkey = Optional.empty();
    Optional<String> email = Optional.empty();
    Optional<String> phone = Optional.empty();
    String password = TestUsers.PASSWORD;
    boolean temporary;
    boolean deviceRemembered;
    boolean enabled;
    /** A code that was accepted, and must not be once more. */
    String usedCode = "000000";

    Person(Pool pool, String name, Optional<Authenticator> authenticator, Optional<SrpDevice> device) {
        this.pool = pool;
        this.name = name;
        this.authenticator = authenticator;
        this.device = device;
        this.deviceRemembered = device.isPresent();
        this.enabled = true;
        authenticator.ifPresent(app -> seconds.add(Shown.SOFTWARE_TOKEN));
    }

    /** A name nobody has. */
    static Person nobody(Pool pool) {
        Person nobody = new Person(pool, "nobody", Optional.empty(), Optional.empty());
        nobody.enabled = false;
        return nobody;
    }

    /**
     * A pool with its client.
     *
     * @param deviceReplacesFactor whether a remembered device stands for the second factor
     * @param kind how its users sign in
     */
    record Pool(DeviceScene scene, boolean deviceReplacesFactor, Kind kind) {
        boolean custom() {
            return kind == Kind.CUSTOM;
        }

        boolean choice() {
            return kind == Kind.CHOICE || kind == Kind.CHOICE_OF_TWO_FACTORS;
        }
    }

    /** How the users of a pool sign in. */
    enum Kind {
        PASSWORDS,
        /** As functions of the pool say. */
        CUSTOM,
        /** By any first factor, a password where there is a second one. */
        CHOICE,
        /** By password and a second factor, or by a passkey alone. */
        CHOICE_OF_TWO_FACTORS
    }

    boolean exists() {
        return !"nobody".equals(name);
    }

    /** Whether tokens may be given for what a sign-in has shown. */
    boolean maySignIn(Set<Shown> shown, boolean namesDevice) {
        Set<Shown> missing = EnumSet.noneOf(Shown.class);
        if (temporary) {
            missing.add(Shown.NEW_PASSWORD);
        }
        if (namesDevice && deviceRemembered) {
            missing.add(Shown.DEVICE);
        }
        missing.removeAll(shown);
        return enabled && missing.isEmpty() && hasAny(shown, firsts()) && hasSecond(shown);
    }

    private Set<Shown> firsts() {
        return switch (pool.kind()) {
            case PASSWORDS -> EnumSet.of(Shown.PASSWORD);
            case CUSTOM -> EnumSet.of(Shown.CUSTOM);
            case CHOICE ->
                seconds.isEmpty()
                        ? EnumSet.of(Shown.PASSWORD, Shown.EMAIL_CODE, Shown.SMS_CODE, Shown.PASSKEY)
                        : EnumSet.of(Shown.PASSWORD);
            case CHOICE_OF_TWO_FACTORS -> EnumSet.of(Shown.PASSWORD, Shown.PASSKEY);
        };
    }

    private boolean hasSecond(Set<Shown> shown) {
        boolean deviceStandsIn = pool.deviceReplacesFactor() && shown.contains(Shown.DEVICE);
        boolean passkeyStandsIn = pool.kind() == Kind.CHOICE_OF_TWO_FACTORS && shown.contains(Shown.PASSKEY);
        return seconds.isEmpty() || deviceStandsIn || passkeyStandsIn || hasAny(shown, seconds);
    }

    private static boolean hasAny(Set<Shown> shown, Set<Shown> wanted) {
        return !Collections.disjoint(shown, wanted);
    }

    @Override
    public String toString() {
        return name;
    }
}
