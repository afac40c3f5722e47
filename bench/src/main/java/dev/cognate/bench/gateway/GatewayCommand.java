package dev.cognate.bench.gateway;

import dev.cognate.bench.gateway.Comparison.Outcome;
import dev.cognate.bench.load.Load;
import dev.cognate.bench.load.Sample;
import dev.cognate.bench.stack.BenchStack;
import dev.cognate.local.progress.ConsoleProgress;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./cognate bench gateway}. */
@Command(
        name = "gateway",
        description = {
            "Moves objects through the access gateway and straight to the same S3 server, in turns, and prints throughput and"
                    + " latency of both.",
            "Takes (rounds + 1) times twice the seconds for each transfer, and about 30 s more."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    private static final String ROW = "%-12s %7s %11s %12s %10s %10s %14s  %s%n";
    private static final double MEDIAN = 50;
    private static final double MILLIS = 1e3;

    @Option(names = "--seconds", description = "of each way in each round (default: ${DEFAULT-VALUE})")
    private int seconds = 5;

    @Option(names = "--rounds", description = "the median of which counts (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--concurrency", description = "callers at the same time (default: ${DEFAULT-VALUE})")
    private int concurrency = 4;

    @Option(names = "--jvm-option", paramLabel = "OPTION", description = "one more option of the service's JVM")
    private List<String> jvmOptions = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path repository = Path.of(System.getProperty("cognate.repository", "."))
                .toAbsolutePath()
                .normalize();
        Progress progress = ConsoleProgress.of(System.err);
        try (BenchStack stack = BenchStack.start(Service.IDENTITY_POOL, repository, jvmOptions, progress)) {
            var plan = new Comparison.Plan(rounds, Duration.ofSeconds(seconds), concurrency);
            var comparison = new Comparison(Objects.prepare(stack), new Load(stack.cpu()), progress);
            System.out.printf(
                    "%d processors, Java %s, service JVM %s; %d callers, %d rounds of %d s%n%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    String.join(" ", BenchStack.PRODUCTION_JVM),
                    concurrency,
                    rounds,
                    seconds);
            System.out.printf(ROW, "", "share", "direct/s", "gateway/s", "p50 ms", "p50 ms", "gateway CPU ms", "aim");
            for (Transfer transfer : Transfer.values()) {
                print(comparison.measure(transfer, plan));
            }
            return 0;
        }
    }

    private static void print(Outcome outcome) {
        double share = outcome.share();
        System.out.printf(
                ROW,
                outcome.transfer().label(),
                number(share),
                number(Outcome.median(outcome.direct(), Sample::throughput)),
                number(Outcome.median(outcome.gateway(), Sample::throughput)),
                number(latency(outcome.direct())),
                number(latency(outcome.gateway())),
                number(Outcome.median(outcome.gateway(), Sample::cpuSeconds) * MILLIS),
                verdict(outcome.transfer(), share));
    }

    private static double latency(List<Sample> samples) {
        return Outcome.median(samples, sample -> sample.latencies().percentile(MEDIAN)) * MILLIS;
    }

    private static String verdict(Transfer transfer, double share) {
        return transfer.aim().isEmpty()
                ? ""
                : "≥ " + transfer.aim().getAsDouble() + (share >= transfer.aim().getAsDouble() ? " met" : " missed");
    }

    private static String number(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}
