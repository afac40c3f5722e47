package dev.cognate.bench.gateway;

import dev.cognate.bench.gateway.Comparison.Outcome;
import dev.cognate.bench.load.Load;
import dev.cognate.bench.load.Sample;
import dev.cognate.bench.stack.BenchStack;
import dev.cognate.local.progress.ConsoleProgress;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./cognate bench gateway}. */
@Command(
        name = "gateway",
        description = {
            "Moves objects through the access gateway, straight to the same S3 server, and, where it is installed, through an NGINX"
                    + " that decides nothing, in turns; prints throughput and latency of each.",
            "Takes (rounds + 1) times thrice the seconds for each transfer, and about 30 s more."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    private static final String ROW = "%-12s %7s %7s %10s %10s %10s %9s %9s %9s %8s  %s%n";
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
        try (BenchStack stack = BenchStack.start(Service.IDENTITY_POOL, List.of(), repository, jvmOptions, progress)) {
            measure(stack, progress);
            return 0;
        }
    }

    private void measure(BenchStack stack, Progress progress) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cognate-bench");
        Optional<NginxRelay> nginx = NginxRelay.start(Objects.server(stack), folder);
        try {
            var plan = new Comparison.Plan(rounds, Duration.ofSeconds(seconds), concurrency);
            var comparison = new Comparison(Objects.prepare(stack, nginx), new Load(stack.cpu()), progress);
            System.out.printf(
                    "%d processors, Java %s, service JVM %s; %d callers, %d rounds of %d s%n%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    String.join(" ", BenchStack.PRODUCTION_JVM),
                    concurrency,
                    rounds,
                    seconds);
            System.out.printf(
                    ROW,
                    "",
                    "share",
                    "nginx",
                    "direct/s",
                    "gateway/s",
                    "nginx/s",
                    "p50 ms",
                    "gateway",
                    "nginx",
                    "CPU ms",
                    "aim");
            for (Transfer transfer : Transfer.values()) {
                print(comparison.measure(transfer, plan));
            }
        } finally {
            nginx.ifPresent(NginxRelay::close);
        }
    }

    private static void print(Outcome outcome) {
        double share = outcome.share(Way.GATEWAY);
        System.out.printf(
                ROW,
                outcome.transfer().label(),
                number(share),
                number(outcome.share(Way.NGINX)),
                number(outcome.median(Way.DIRECT, Sample::throughput)),
                number(outcome.median(Way.GATEWAY, Sample::throughput)),
                number(outcome.median(Way.NGINX, Sample::throughput)),
                number(latency(outcome, Way.DIRECT)),
                number(latency(outcome, Way.GATEWAY)),
                number(latency(outcome, Way.NGINX)),
                number(outcome.median(Way.GATEWAY, Sample::cpuSeconds) * MILLIS),
                verdict(outcome.transfer(), share));
    }

    private static double latency(Outcome outcome, Way way) {
        return outcome.median(way, sample -> sample.latencies().percentile(MEDIAN)) * MILLIS;
    }

    private static String verdict(Transfer transfer, double share) {
        return transfer.aim().isEmpty()
                ? ""
                : "≥ " + transfer.aim().getAsDouble() + (share >= transfer.aim().getAsDouble() ? " met" : " missed");
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
