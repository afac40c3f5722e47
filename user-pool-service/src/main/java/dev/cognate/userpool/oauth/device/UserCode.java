package dev.cognate.userpool.oauth.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** Codes that people type: eight consonants, of which no word can be made, with a hyphen for the eye (RFC 8628 §6.1). */
final class UserCode {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UserCode() {}

    static String random() {
        StringBuilder code = new StringBuilder();
        for (int index = 0; index < LENGTH; index++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As it is shown. */
    static String shown(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /** What somebody typed, in whatever case and with whatever between the letters; empty for no code at all. */
    static Optional<String> parse(String typed) {
        String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        boolean possible =
                letters.length() == LENGTH && letters.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
        return possible ? Optional.of(letters) : Optional.empty();
    }
}
