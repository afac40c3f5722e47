package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.SrpDevice;
import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.signin.TestUsers;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Somebody who signs in, as the model knows them. What may change while the walk goes on is not final. */
final class Person {
    final Pool pool;
    final String name;
    final Optional<Authenticator> authenticator;
    final Optional<SrpDevice> device;
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
     * @param custom whether functions of its own decide who signs in
     */
    record Pool(DeviceScene scene, boolean deviceReplacesFactor, boolean custom) {}

    boolean exists() {
        return !"nobody".equals(name);
    }

    /** Whether tokens may be given for what a sign-in has shown. */
    boolean maySignIn(Set<Shown> shown, boolean namesDevice) {
        Set<Shown> missing = EnumSet.of(pool.custom() ? Shown.CUSTOM : Shown.PASSWORD);
        if (temporary) {
            missing.add(Shown.NEW_PASSWORD);
        }
        boolean deviceStandsIn = pool.deviceReplacesFactor() && shown.contains(Shown.DEVICE);
        if (authenticator.isPresent() && !deviceStandsIn) {
            missing.add(Shown.SOFTWARE_TOKEN);
        }
        if (namesDevice && deviceRemembered) {
            missing.add(Shown.DEVICE);
        }
        missing.removeAll(shown);
        return enabled && missing.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
