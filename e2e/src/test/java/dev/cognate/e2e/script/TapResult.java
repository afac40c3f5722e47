package dev.cognate.e2e.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a report in the Test Anything Protocol, with what follows it.
 *
 * @param name of the test
 * @param passed whether it did
 * @param details the indented lines behind it
 */
record TapResult(String name, boolean passed, String details) {
    private static final Pattern RESULT = Pattern.compile("(not )?ok \\d+ - (.*)");

    /** The top-level results of a report. */
    static List<TapResult> parse(String report) {
        List<TapResult> results = new ArrayList<>();
        String name = null;
        boolean passed = false;
        StringBuilder details = new StringBuilder();
        for (String line : report.lines().toList()) {
            Matcher result = RESULT.matcher(line);
            if (result.matches()) {
                if (name != null) {
                    results.add(new TapResult(name, passed, details.toString()));
                }
                passed = result.group(1) == null;
                name = result.group(2);
                details.setLength(0);
            } else if (line.startsWith(" ")) {
                details.append(line).append('\n');
            }
        }
        if (name != null) {
            results.add(new TapResult(name, passed, details.toString()));
        }
        return results;
    }
}
