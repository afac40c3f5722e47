package dev.cognate.bench.policy;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./cognate bench policy}. */
@Command(
        name = "policy",
        description = "Decides requests with the policy engine and prints the time of a decision beside its floor.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class PolicyCommand implements Callable<Integer> {
    private static final double AIM_NANOSECONDS = 5_000;
    private static final String MANY = "50";

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", description = "measured seconds of each (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Override
    public Integer call() throws RunnerException {
        var options = new OptionsBuilder()
                .include(PolicyDecision.class.getName())
                .warmupIterations(rounds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.seconds(1))
                .forks(1)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        var out = spec.commandLine().getOut();
        out.printf("%d processors, Java %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
        out.printf("%n%-12s %11s %12s %12s%n", "", "statements", "ns", "± ns");
        results.forEach(result -> out.printf(
                "%-12s %11s %12.1f %12.1f%s%n",
                result.getPrimaryResult().getLabel(),
                result.getParams().getParam("statements"),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                verdict(result)));
        return 0;
    }

    private static String verdict(RunResult result) {
        boolean aimed = result.getPrimaryResult().getLabel().equals("decision")
                && result.getParams().getParam("statements").equals(MANY);
        if (!aimed) {
            return "";
        }
        return result.getPrimaryResult().getScore() <= AIM_NANOSECONDS ? "   < 5 µs: met" : "   < 5 µs: missed";
    }
}
