package dev.cognate.userpool.device;

import dev.cognate.contract.idp.DeviceConfigurationType;
import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.pool.UserPool;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A pool's DeviceConfiguration: tracking is on where there is one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeviceConfigurationType.html">AWS's
 *     reference: DeviceConfigurationType</a>
 */
public final class DeviceTracking {
    private static final int GROUP_KEY_BYTES = 6;

    private DeviceTracking() {}

    /** Whether users of the pool get keys for their devices. */
    public static boolean isOn(UserPool pool) {
        return settings(pool).isPresent();
    }

    /** Whether a confirmed device is remembered only after the user was asked. */
    static boolean asksUser(UserPool pool) {
        return settings(pool)
                .map(DeviceConfigurationType::deviceOnlyRememberedOnUserPrompt)
                .filter(Boolean::booleanValue)
                .isPresent();
    }

    /** Whether the proof of a remembered device stands for a second factor. */
    static boolean replacesSecondFactor(UserPool pool) {
        return settings(pool)
                .map(DeviceConfigurationType::challengeRequiredOnNewDevice)
                .filter(Boolean::booleanValue)
                .isPresent();
    }

    /** A key for a device not seen before. */
    static String newKey(UserPool pool) {
        return pool.id().substring(0, pool.id().indexOf('_') + 1) + UUID.randomUUID();
    }

    /** The DeviceGroupKey, which stands in the device's proof where the pool's name stands in the password's. No secret. */
    static String groupKey(UserPool pool) {
        byte[] digest = Arrays.copyOf(Sha256.of(pool.id()), GROUP_KEY_BYTES);
        return "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static Optional<DeviceConfigurationType> settings(UserPool pool) {
        return Optional.ofNullable(pool.settings().deviceConfiguration());
    }
}
