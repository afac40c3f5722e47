package dev.cognate.e2e.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.e2e.suite.Answer;
import java.util.Random;

/**
 * A damaged request.
 *
 * @param seed makes it again
 * @param operation it is for
 * @param body what is sent
 */
record Mutant(long seed, String operation, byte[] body) {
    private static final int LEGIBLE = 400;

    /** The mutant of this seed. */
    static Mutant of(long seed, String operation, byte[] valid) {
        return new Mutant(seed, operation, new Mutator(new Random(seed)).mutate(valid));
    }

    /** For a failed assertion: how to get there again, and what came back. */
    String describe(Answer answer) {
        return "seed %d, %s %s → %d %s"
                .formatted(
                        seed, operation, shortened(new String(body, UTF_8)), answer.status(), shortened(answer.body()));
    }

    private static String shortened(String text) {
        return text.length() <= LEGIBLE ? text : text.substring(0, LEGIBLE) + "… (" + text.length() + " characters)";
    }
}
