package dev.cognate.e2e.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of what Cognito does, in plain lines: {@code # title} in the first of them, {@code # section}, {@code - feature},
 * and below a feature, indented, the tests that show it, as {@code Class}, {@code script.test.js} or either with {@code : beginning of the sentences}; a
 * line {@code ! reason} says what is missing. Other lines are introductions.
 */
final class Checklist {
    private static final String SECTION = "# ";

    private final TestSources tests;
    private final List<String> lines;

    Checklist(TestSources tests, List<String> lines) {
        this.tests = tests;
        this.lines = lines;
    }

    /** The list as a page of Markdown. */
    String markdown() {
        StringBuilder page = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (at == 0 && line.startsWith(SECTION)) {
                page.append(line).append('\n');
            } else if (line.startsWith(SECTION)) {
                page.append("\n## ")
                        .append(line, 2, line.length())
                        .append("\n\n| | Feature | Shown by |\n|---|---|---|\n");
            } else if (line.startsWith("- ")) {
                List<String> below = below(at);
                page.append(row(line.substring(2), below));
                at += below.size();
            } else {
                page.append(line).append('\n');
            }
        }
        return page.toString();
    }

    private List<String> below(int feature) {
        List<String> below = new ArrayList<>();
        for (int at = feature + 1; at < lines.size() && lines.get(at).startsWith("  "); at++) {
            below.add(lines.get(at).strip());
        }
        return below;
    }

    private String row(String feature, List<String> below) {
        String gaps = below.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> "*" + line.substring(1).strip() + "*")
                .collect(Collectors.joining("<br>"));
        List<String> shown = below.stream()
                .filter(line -> !line.startsWith("!"))
                .map(this::evidence)
                .toList();
        String mark = shown.isEmpty() ? "–" : gaps.isEmpty() ? "✓" : "✓ in part";
        String cells = Stream.concat(shown.stream(), Stream.of(gaps).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining("<br>"));
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("neither a test nor a reason stands below: " + feature);
        }
        return "| " + mark + " | " + feature + " | " + cells + " |\n";
    }

    private String evidence(String line) {
        int colon = line.indexOf(": ");
        Evidence evidence = colon < 0
                ? tests.require(line)
                : tests.require(line.substring(0, colon)).only(line.substring(colon + 2));
        return "[" + evidence.name() + "](../../" + evidence.path() + "): "
                + evidence.sentences().stream().map(Checklist::escaped).collect(Collectors.joining("; "));
    }

    private static String escaped(String sentence) {
        return sentence.replace("|", "\\|").replace("<", "&lt;");
    }
}
