package dev.cognate.testkit;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A device as its user's application keeps it: with a secret it made up, of which the server learns the salt and the
 * verifier alone.
 *
 * @param groupKey DeviceGroupKey of NewDeviceMetadata
 * @param key DeviceKey of NewDeviceMetadata
 * @param password the device's secret
 * @param saltBytes random
 */
public record SrpDevice(String groupKey, String key, String password, BigInteger saltBytes) {
    private static final int SALT_BITS = 128;
    private static final int SECRET_BITS = 320;

    /** Makes up the secret of a new device. */
    public static SrpDevice create(String groupKey, String key) {
        SecureRandom random = new SecureRandom();
        return new SrpDevice(
                groupKey, key, new BigInteger(SECRET_BITS, random).toString(16), new BigInteger(SALT_BITS, random));
    }

    /** Salt of DeviceSecretVerifierConfig. */
    public String salt() {
        return Base64.getEncoder().encodeToString(SrpClient.padded(saltBytes));
    }

    /** PasswordVerifier of DeviceSecretVerifierConfig. */
    public String verifier() {
        BigInteger verifier = SrpClient.verifier(groupKey, key, password, saltBytes);
        return Base64.getEncoder().encodeToString(SrpClient.padded(verifier));
    }

    /** Starts an attempt to prove the secret. */
    public SrpClient srp() {
        return SrpClient.forDevice(groupKey);
    }

    @Override
    public String toString() {
        return "SrpDevice[key=" + key + "]";
    }
}
