package dev.cognate.local.command;

import dev.cognate.local.coverage.Coverage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cognate coverage}: how many operations of each API are built, read from the compiled services. */
@Command(
        name = "coverage",
        description = "Shows how many operations of each AWS API are built.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
    @Option(names = "--missing", description = "list the operations that are not built")
    private boolean missing;

    @Override
    public Integer call() {
        List<Coverage> all = Coverage.of(Where.repository());
        for (Coverage api : all) {
            System.out.printf(
                    Locale.ROOT, "  %-20s %3d of %3d%n", api.api(), api.built().size(), api.total());
            if (missing) {
                api.missing().forEach(operation -> System.out.println("      " + operation));
            }
        }
        int built = all.stream().mapToInt(api -> api.built().size()).sum();
        int total = all.stream().mapToInt(Coverage::total).sum();
        System.out.printf(Locale.ROOT, "  %-20s %3d of %3d%n", "together", built, total);
        return 0;
    }
}
