package dev.cognate.testkit;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the six digits in a message to a user. */
final class Codes {
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

    private Codes() {}

    static String in(String text) {
        return CODE.matcher(text)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElseThrow(() -> new AssertionError("no six-digit code in: " + text));
    }
}
