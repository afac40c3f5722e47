package dev.cognate.userpool.password.foreign;

/** What all hashes have to keep to. */
final class Limits {
    /** Shorter ones are matched by too many passwords. */
    private static final int SHORTEST_HASH = 16;

    private static final int LONGEST_HASH = 64;
    private static final int LONGEST_SALT = 64;

    private Limits() {}

    /** Reads a number that has a ceiling; a longer text than a number's is none. */
    static int number(String digits, int lowest, int highest) {
        int number = Integer.parseInt(digits);
        if (number < lowest || number > highest) {
            throw tooMuch();
        }
        return number;
    }

    static void requireLengths(byte[] salt, byte[] hash, int shortestSalt) {
        if (salt.length < shortestSalt
                || salt.length > LONGEST_SALT
                || hash.length < SHORTEST_HASH
                || hash.length > LONGEST_HASH) {
            throw tooMuch();
        }
    }

    static UnusableHashException tooMuch() {
        return new UnusableHashException("A parameter of the hash is out of bounds.");
    }
}
