package dev.cognate.userpool.device;

import dev.cognate.contract.idp.DeviceSecretVerifierConfigType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.srp.SrpVerifier;
import java.math.BigInteger;
import java.util.Base64;

/**
 * What the server keeps of a device's secret: enough to check a proof, not enough to make one.
 *
 * @param salt as the device chose it
 * @param verifier g^x mod N
 */
record DeviceSecret(byte[] salt, BigInteger verifier) {
    private static final int MAX_SALT_BYTES = 256;

    /** Throws {@link InvalidParameterException} when it is missing or no salt and number of the group. */
    static DeviceSecret of(DeviceSecretVerifierConfigType given) {
        if (given == null || given.salt() == null || given.passwordVerifier() == null) {
            throw new InvalidParameterException("Missing required parameter DeviceSecretVerifierConfig");
        }
        try {
            byte[] salt = Base64.getDecoder().decode(given.salt());
            if (salt.length == 0 || salt.length > MAX_SALT_BYTES) {
                throw new InvalidParameterException("Invalid device salt given.");
            }
            return new DeviceSecret(salt, SrpVerifier.read(Base64.getDecoder().decode(given.passwordVerifier())));
        } catch (IllegalArgumentException unusable) {
            throw new InvalidParameterException("Invalid device password verifier given.");
        }
    }

    @Override
    public String toString() {
        return "DeviceSecret[]";
    }
}
