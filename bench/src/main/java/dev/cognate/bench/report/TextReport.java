package dev.cognate.bench.report;

import dev.cognate.bench.floor.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table and bars for a terminal. */
public final class TextReport {
    private static final String ROW = "%-18s %7s %7s %9s %9s %9s %9s  %s";
    private static final int FLOOR_WIDTH = 12;
    private static final int MAX_WIDTH = 60;

    private TextReport() {}

    /** The report as lines of text. */
    public static String of(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(conditions(report));
        lines.add("");
        lines.add(String.format(ROW, "", "ratio", "ops/s", "p50 ms", "p99 ms", "CPU ms", "floor ms", "aim")
                .stripTrailing());
        report.results().forEach(result -> lines.add(row(result)));
        lines.add("");
        lines.add("CPU of the service for one operation: █ its floor, ░ everything else");
        report.results().forEach(result -> lines.add(String.format("%-18s %s", result.name(), bar(result))));
        lines.add("");
        lines.add("Floors, CPU ms of one:");
        report.primitives().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add(primitive(entry.getKey(), entry.getValue())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String conditions(Report report) {
        Machine machine = report.machine();
        Report.Settings settings = report.settings();
        return String.format(
                Locale.ROOT,
                "%d processors, Java %s, service JVM %s, RSA by %s; %d callers, %d s each after %d s of warm-up",
                machine.processors(),
                machine.javaVersion(),
                String.join(" ", machine.jvmOptions()),
                machine.rsaProvider(),
                settings.concurrency(),
                settings.seconds(),
                settings.warmUpSeconds());
    }

    private static String row(Result result) {
        return result.numbers()
                .map(numbers -> String.format(
                                ROW,
                                result.name(),
                                number(2, result.ratio().orElseThrow()),
                                number(0, numbers.throughput()),
                                millis(numbers.p50()),
                                millis(numbers.p99()),
                                millis(numbers.cpu()),
                                millis(result.floor()),
                                aim(result))
                        .stripTrailing())
                .orElseGet(() -> String.format(
                        "%-18s failed: %s", result.name(), result.failure().orElse("")));
    }

    private static String aim(Result result) {
        return result.aimMet()
                .map(met -> "≤ " + number(1, result.aim().orElseThrow()) + (met ? " met" : " missed"))
                .orElse("");
    }

    private static String bar(Result result) {
        if (result.ratio().isEmpty()) {
            return "";
        }
        double ratio = result.ratio().getAsDouble();
        int whole = (int) Math.round(ratio * FLOOR_WIDTH);
        int rest = Math.max(0, whole - FLOOR_WIDTH);
        boolean cut = FLOOR_WIDTH + rest > MAX_WIDTH;
        return "█".repeat(FLOOR_WIDTH) + "░".repeat(cut ? MAX_WIDTH - FLOOR_WIDTH : rest) + (cut ? "…" : "");
    }

    private static String primitive(Primitive primitive, double seconds) {
        return String.format("  %-32s %9s", primitive.label(), number(3, seconds * 1e3));
    }

    private static String millis(double seconds) {
        return number(2, seconds * 1e3);
    }

    private static String number(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
