package dev.cognate.e2e.suite;

import java.util.UUID;

/**
 * Somebody who wants an account.
 *
 * @param username nobody had it before
 * @param email nobody had it before
 */
public record Person(String username, String email) {
    /** Satisfies the default policy. */
    public static final String PASSWORD = "Correct-Horse-7";

    /** Another one that does. */
    public static final String NEW_PASSWORD = "Battery-Staple-8";

    /** Somebody nobody has seen before. */
    public static Person unknown() {
        String name = "user-" + UUID.randomUUID();
        return new Person(name, name + "@example.com");
    }
}
