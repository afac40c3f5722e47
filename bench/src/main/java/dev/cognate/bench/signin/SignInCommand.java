package dev.cognate.bench.signin;

import dev.cognate.bench.floor.Floors;
import dev.cognate.bench.load.Load;
import dev.cognate.bench.report.JsonReport;
import dev.cognate.bench.report.Machine;
import dev.cognate.bench.report.Report;
import dev.cognate.bench.report.Result;
import dev.cognate.bench.report.TextReport;
import dev.cognate.local.progress.ConsoleProgress;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./cognate bench sign-in}. */
@Command(
        name = "sign-in",
        description = {
            "Signs users in against a stack of its own and prints throughput, latency and processor time of the"
                    + " user pool service, each beside the processor time that cannot be avoided.",
            "Takes (warm-up + measured seconds) for each flow, and about 20 s more; TOTP another 20 s to set up its users."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class SignInCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 600;
    private static final int MAX_CALLERS = 256;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", description = "measured seconds of each flow (default: ${DEFAULT-VALUE})")
    private int seconds = 8;

    @Option(names = "--warm-up", description = "seconds of each flow before measuring (default: ${DEFAULT-VALUE})")
    private int warmUp = 8;

    @Option(names = "--concurrency", description = "callers at the same time (default: ${DEFAULT-VALUE})")
    private int concurrency = 4;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FLOW",
            description = "measure only these: ${COMPLETION-CANDIDATES}")
    private List<Flow> only = List.of(Flow.values());

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "one more option of the service's JVM, such as -XX:StartFlightRecording=filename=/tmp/a.jfr")
    private List<String> jvmOptions = List.of();

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireBetween("--seconds", seconds, 1, MAX_SECONDS);
        requireBetween("--warm-up", warmUp, 0, MAX_SECONDS);
        requireBetween("--concurrency", concurrency, 1, MAX_CALLERS);
        // the result alone goes to standard output, so that it can be piped
        PrintStream screen = System.err;
        Path repository = Path.of(System.getProperty("cognate.repository", "."))
                .toAbsolutePath()
                .normalize();
        Progress progress = ConsoleProgress.of(screen);
        try (BenchStack stack = BenchStack.start(repository, jvmOptions, progress)) {
            Report report = measure(stack, progress);
            System.out.println(json ? JsonReport.of(report) : TextReport.of(report));
            return report.results().stream().allMatch(Result::succeeded) ? 0 : 1;
        } catch (StartFailure | SdkException failure) {
            screen.println(failure.getMessage());
            return 1;
        }
    }

    private Report measure(BenchStack stack, Progress progress) throws IOException, InterruptedException {
        try (CognitoWire wire = new CognitoWire(stack.service());
                var administrator = stack.administrator()) {
            Accounts accounts = new Accounts(administrator);
            List<Account> made = accounts.create(concurrency);
            Account first = made.getFirst();
            Floors floors = new Floors(stack.row(first.poolId(), accounts.sub(first)));
            List<TotpUsers> totp = only.contains(Flow.TOTP)
                    ? new TotpAccounts(administrator).create(concurrency, warmUp + seconds)
                    : Collections.nCopies(concurrency, new TotpUsers());
            List<Caller> callers = IntStream.range(0, concurrency)
                    .mapToObj(number -> new Caller(wire, made.get(number), totp.get(number)))
                    .toList();
            SignInBench.Outcome outcome = new SignInBench(callers, new Load(stack.cpu()), floors, progress)
                    .run(only, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
            return new Report(machine(floors), settings(), outcome.results(), outcome.primitives());
        }
    }

    private Machine machine(Floors floors) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                Stream.concat(BenchStack.PRODUCTION_JVM.stream(), jvmOptions.stream())
                        .toList(),
                floors.provider());
    }

    private Report.Settings settings() {
        return new Report.Settings(seconds, warmUp, concurrency);
    }

    private void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            CommandLine command = spec.commandLine();
            throw new ParameterException(command, option + " is " + value + ", not " + least + " to " + most);
        }
    }
}
