package dev.cognate.database;

import java.security.SecureRandom;

/** Ids and secrets nobody can guess. */
public final class RandomIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LOWER_ALPHANUMERIC = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String ALPHANUMERIC = LOWER_ALPHANUMERIC + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private RandomIds() {}

    /** {@code length} letters and digits, as in user pool ids. */
    public static String alphanumeric(int length) {
        return of(ALPHANUMERIC, length);
    }

    /** {@code length} small letters and digits, as in client ids and secrets. */
    public static String lowerAlphanumeric(int length) {
        return of(LOWER_ALPHANUMERIC, length);
    }

    private static String of(String alphabet, int length) {
        StringBuilder id = new StringBuilder(length);
        RANDOM.ints(length, 0, alphabet.length()).forEach(index -> id.append(alphabet.charAt(index)));
        return id.toString();
    }
}
