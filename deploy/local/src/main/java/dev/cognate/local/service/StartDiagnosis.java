package dev.cognate.local.service;

import java.util.List;

/** Says why a service did not start: the lines of its log that matter, and what to do when that is known. */
final class StartDiagnosis {
    /** How much of a log is looked at. */
    static final int LINES = 200;

    private static final int SHOWN = 12;

    private StartDiagnosis() {}

    static String of(Service service, List<String> log) {
        List<String> telling = log.stream()
                .filter(line -> line.contains(" ERROR ") || line.startsWith("Caused by:"))
                .toList();
        List<String> shown = telling.isEmpty() ? log : telling;
        String advice = log.stream().anyMatch(line -> line.contains("FlywayValidateException"))
                ? "\n  A migration has changed since this state was made: ./cognate reset begins anew."
                : "\n  All of it: ./cognate logs " + service.label() + " -n " + LINES;
        return "Its log says\n    "
                + String.join("\n    ", shown.subList(Math.max(0, shown.size() - SHOWN), shown.size()))
                + advice;
    }
}
