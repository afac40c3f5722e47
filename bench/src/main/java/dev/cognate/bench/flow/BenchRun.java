package dev.cognate.bench.flow;

import dev.cognate.bench.floor.Floors;
import dev.cognate.bench.load.Load;
import dev.cognate.bench.report.JsonReport;
import dev.cognate.bench.report.Machine;
import dev.cognate.bench.report.Report;
import dev.cognate.bench.report.Result;
import dev.cognate.bench.report.TextReport;
import dev.cognate.bench.stack.BenchStack;
import dev.cognate.local.progress.ConsoleProgress;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** One run of flows against a stack of its own, and the options that every such benchmark has. */
public final class BenchRun {
    private static final int MAX_SECONDS = 600;
    private static final int MAX_CALLERS = 256;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--seconds", description = "measured seconds of each flow (default: ${DEFAULT-VALUE})")
    private int seconds = 8;

    @Option(names = "--warm-up", description = "seconds of each flow before measuring (default: ${DEFAULT-VALUE})")
    private int warmUp = 8;

    @Option(names = "--concurrency", description = "callers at the same time (default: ${DEFAULT-VALUE})")
    private int concurrency = 4;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "one more option of the service's JVM, such as -XX:StartFlightRecording=filename=/tmp/a.jfr")
    private List<String> jvmOptions = List.of();

    @Option(names = "--json", description = "print JSON instead of a table")
    private boolean json;

    /**
     * Starts a stack, measures user-pool-service, and prints the report.
     *
     * @return the exit code: 0 when every flow could be measured
     * @throws ParameterException for options out of range, before anything starts
     */
    public <F extends Flow> int measure(List<F> flows, Crew.Gathering<F> gathering)
            throws IOException, InterruptedException {
        return measure(List.of(), flows, gathering);
    }

    /**
     * Like {@link #measure(List, Crew.Gathering)}, with services that user-pool-service asks.
     *
     * @param helpers measured with it
     */
    public <F extends Flow> int measure(List<Service> helpers, List<F> flows, Crew.Gathering<F> gathering)
            throws IOException, InterruptedException {
        requireBetween("--seconds", seconds, 1, MAX_SECONDS);
        requireBetween("--warm-up", warmUp, 0, MAX_SECONDS);
        requireBetween("--concurrency", concurrency, 1, MAX_CALLERS);
        // the result alone goes to standard output, so that it can be piped
        PrintStream screen = System.err;
        Path repository = Path.of(System.getProperty("cognate.repository", "."))
                .toAbsolutePath()
                .normalize();
        Progress progress = ConsoleProgress.of(screen);
        try (BenchStack stack = BenchStack.start(Service.USER_POOL, helpers, repository, jvmOptions, progress);
                Crew<F> crew = gathering.gather(stack, concurrency, warmUp + seconds)) {
            Report report = report(flows, stack, crew, progress);
            System.out.println(json ? JsonReport.of(report) : TextReport.of(report));
            return report.results().stream().allMatch(Result::succeeded) ? 0 : 1;
        } catch (StartFailure | SdkException failure) {
            screen.println(failure.getMessage());
            return 1;
        }
    }

    private <F extends Flow> Report report(List<F> flows, BenchStack stack, Crew<F> crew, Progress progress)
            throws IOException, InterruptedException {
        Floors floors = new Floors(crew.row());
        FlowBench.Outcome outcome = new FlowBench<>(crew.callers(), new Load(stack.cpu()), floors, progress)
                .run(flows, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        return new Report(machine(floors), settings(), outcome.results(), outcome.primitives());
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
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", not " + least + " to " + most);
        }
    }
}
