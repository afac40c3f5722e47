package dev.cognate.iam.session;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Names and secrets as IAM makes them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes">AWS's guide:
 *     unique ID prefixes</a>
 */
public final class KeyIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 30;

    private KeyIds() {}

    /**
     * A new id.
     *
     * @param prefix says of what: {@code AKIA}, {@code ASIA}, {@code AIDA}, {@code AROA}, {@code ANPA}
     * @param length of what follows
     */
    public static String next(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }

    /** A new secret key of 40 characters. */
    public static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
