package dev.cognate.userpool.srp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's half of the protocol. It keeps nothing: what it needs to go on is in {@link SrpState}. Its methods cost
 * about a millisecond of processor time each; call them through {@link SrpWorkers}.
 */
public final class SrpServer {
    /** An exponent of 256 bits is as strong as the hash, and ten times cheaper than one of the group's length. */
    private static final int EXPONENT_BITS = 256;

    private static final int MAX_HEX_DIGITS = 2 + 2 * 3072 / 8;
    private static final int SESSION_KEY_BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1," + MAX_HEX_DIGITS + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SrpServer() {}

    /**
     * Reads the client's public number.
     *
     * @param hex as it was sent
     * @throws IllegalArgumentException when it is no number of the group or zero in it (RFC 5054 §2.5.4)
     */
    public static BigInteger clientKey(String hex) {
        if (hex == null || !HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("SRP_A must be a hexadecimal number");
        }
        BigInteger key = new BigInteger(hex, 16);
        if (key.signum() == 0 || key.compareTo(SrpGroup.N) >= 0) {
            throw new IllegalArgumentException("SRP_A must be a number of the group");
        }
        return key;
    }

    /** Answers the client's number with a fresh one of the server: {@code B = kv + g^b mod N}. */
    public static SrpState begin(BigInteger clientKey, BigInteger verifier) {
        return begin(clientKey, verifier, new BigInteger(EXPONENT_BITS, RANDOM));
    }

    static SrpState begin(BigInteger clientKey, BigInteger verifier, BigInteger secret) {
        BigInteger blinded = SrpGroup.K.multiply(verifier).add(SrpGroup.G.modPow(secret, SrpGroup.N));
        return new SrpState(clientKey, blinded.mod(SrpGroup.N), secret);
    }

    /**
     * Checks the client's proof, in constant time.
     *
     * @param state what {@link #begin} gave
     * @param verifier the same as there, or a newer one, which no older password fits
     * @param claim what the client signed
     */
    public static boolean proves(SrpState state, BigInteger verifier, Claim claim) {
        byte[] expected = signature(sessionKey(state, verifier), claim);
        byte[] given;
        try {
            given = Base64.getDecoder().decode(claim.signature());
        } catch (IllegalArgumentException notBase64) {
            given = new byte[0];
        }
        return MessageDigest.isEqual(expected, given);
    }

    /**
     * What the client signs with the session key.
     *
     * @param group the part of the pool's id after the region, or a device's DeviceGroupKey
     * @param username as it was sent in USER_ID_FOR_SRP, or the device's key
     * @param secretBlock SECRET_BLOCK, decoded
     * @param timestamp TIMESTAMP as it was sent
     * @param signature PASSWORD_CLAIM_SIGNATURE as it was sent
     */
    public record Claim(String group, String username, byte[] secretBlock, String timestamp, String signature) {
        @Override
        public String toString() {
            return "Claim[group=" + group + "]";
        }
    }

    /** {@code S = (A · v^u)^b}, then HKDF-SHA256 (RFC 5869) with u as salt and Cognito's label, cut to 128 bits. */
    static byte[] sessionKey(SrpState state, BigInteger verifier) {
        BigInteger scrambler = SrpGroup.number(
                SrpGroup.sha256(SrpGroup.encode(state.clientKey()), SrpGroup.encode(state.serverKey())));
        BigInteger secret = state.clientKey()
                .multiply(verifier.modPow(scrambler, SrpGroup.N))
                .modPow(state.secret(), SrpGroup.N);
        byte[] extracted = hmac(SrpGroup.encode(scrambler), SrpGroup.encode(secret));
        byte[] expanded = hmac(extracted, "Caldera Derived Key".getBytes(US_ASCII), new byte[] {1});
        return Arrays.copyOf(expanded, SESSION_KEY_BYTES);
    }

    static byte[] signature(byte[] sessionKey, Claim claim) {
        return hmac(
                sessionKey,
                claim.group().getBytes(UTF_8),
                claim.username().getBytes(UTF_8),
                claim.secretBlock(),
                claim.timestamp().getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
