package dev.cognate.testkit;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator app: time-based one-time passwords (RFC 6238) with HMAC-SHA-1, six digits and 30 seconds.
 *
 * @param secret in Base32, as AssociateSoftwareToken gives it
 */
public record Authenticator(String secret) {
    /** How long a code is shown. */
    public static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_LETTER = 5;

    /** What the app shows at a moment. */
    public String codeAt(Instant moment) {
        byte[] counter = ByteBuffer.allocate(Long.BYTES)
                .putLong(moment.getEpochSecond() / STEP.toSeconds())
                .array();
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            byte[] hash = mac.doFinal(counter);
            long value = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & 0x7fffffffL;
            return String.format(Locale.ROOT, "%06d", value % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA1", e);
        }
    }

    /** The secret as bytes. */
    public byte[] key() {
        BigInteger bits = BigInteger.ONE;
        for (char letter : secret.toCharArray()) {
            bits = bits.shiftLeft(BITS_PER_LETTER).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        int length = secret.length() * BITS_PER_LETTER / Byte.SIZE;
        byte[] all =
                bits.shiftRight(secret.length() * BITS_PER_LETTER % Byte.SIZE).toByteArray();
        byte[] key = new byte[length];
        System.arraycopy(all, all.length - length, key, 0, length);
        return key;
    }

    @Override
    public String toString() {
        return "Authenticator[]";
    }
}
