package dev.cognate.userpool.choice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.keyring.Keyring;
import dev.cognate.userpool.attribute.StandardFormats;
import dev.cognate.userpool.pool.UserPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a user who does not exist could have set up: some of what the pool allows, always the same for one name, on every
 * replica.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html">AWS's
 *     guide: managing user existence error responses</a>
 */
@ApplicationScoped
class DecoyFactors {
    /** Of 256 users, how many are to have it. */
    private static final int WITH_PASSWORD = 208;

    private static final int WITH_ADDRESS = 192;
    private static final int WITH_PASSKEY = 64;

    private final Keyring keyring;

    DecoyFactors(Keyring keyring) {
        this.keyring = keyring;
    }

    Set<AuthFactorType> of(UserPool pool, String name) {
        Set<AuthFactorType> allowed = AllowedFactors.of(pool);
        byte[] random = keyring.deriveKey(
                "decoy-first-factors", (pool.id() + ":" + name.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
        Set<AuthFactorType> factors = new HashSet<>();
        addIf(factors, AuthFactorType.PASSWORD, isBelow(random[0], WITH_PASSWORD));
        addIf(factors, AuthFactorType.EMAIL_OTP, StandardFormats.isEmail(name) || isBelow(random[1], WITH_ADDRESS));
        addIf(factors, AuthFactorType.SMS_OTP, StandardFormats.isPhoneNumber(name) || isBelow(random[2], WITH_ADDRESS));
        addIf(factors, AuthFactorType.WEB_AUTHN, isBelow(random[3], WITH_PASSKEY));
        factors.retainAll(allowed);
        return factors.isEmpty() ? allowed : factors;
    }

    private static void addIf(Set<AuthFactorType> factors, AuthFactorType factor, boolean wanted) {
        if (wanted) {
            factors.add(factor);
        }
    }

    private static boolean isBelow(byte random, int limit) {
        return Byte.toUnsignedInt(random) < limit;
    }
}
