package dev.cognate.userpool.password;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Random passwords that fit a policy, without characters that look alike. */
final class TemporaryPassword {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST = 12;
    private static final String LOWERCASE = "abcdefghijkmnpqrstuvwxyz";
    private static final String UPPERCASE = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String NUMBERS = "23456789";
    /** None of them means anything in HTML, so messages show them as they are. */
    private static final String SYMBOLS = "!@#$%*-_=+?";

    private TemporaryPassword() {}

    static String generate(PasswordPolicy policy) {
        List<String> classes = new ArrayList<>(List.of(LOWERCASE, UPPERCASE, NUMBERS));
        if (policy.symbols()) {
            classes.add(SYMBOLS);
        }
        String all = String.join("", classes);
        List<Character> characters = new ArrayList<>();
        classes.forEach(kind -> characters.add(pick(kind)));
        while (characters.size() < Math.max(SHORTEST, policy.minimumLength())) {
            characters.add(pick(all));
        }
        Collections.shuffle(characters, RANDOM);
        StringBuilder password = new StringBuilder();
        characters.forEach(password::append);
        return password.toString();
    }

    private static char pick(String from) {
        return from.charAt(RANDOM.nextInt(from.length()));
    }
}
