package dev.cognate.userpool.mfa.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords with HMAC-SHA-1, six digits and steps of 30 seconds, as authenticator apps compute them and
 * Cognito accepts them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4226#section-5.3">RFC 4226, section 5.3: the value of a counter</a>
 */
final class Totp {
    private static final String ALGORITHM = "HmacSHA1";
    private static final long STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    /** Steps a clock may be off either way (RFC 6238, section 5.2). */
    private static final int TOLERANCE = 1;

    private Totp() {}

    /** The step a moment is in. */
    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step. */
    static String code(byte[] secret, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated(secret, step) % MODULUS);
    }

    /**
     * The newest step around now whose code this is; empty when it is none's. Takes the same time whichever it is.
     *
     * @param code as it was given
     */
    static OptionalLong matchingStep(byte[] secret, String code, Instant now) {
        byte[] given = code.getBytes(US_ASCII);
        long present = step(now);
        OptionalLong match = OptionalLong.empty();
        for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), given)) {
                match = OptionalLong.of(step);
            }
        }
        return match;
    }

    private static int truncated(byte[] secret, long step) {
        byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        return ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
    }

    private static byte[] mac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not to be had", e);
        }
    }
}
