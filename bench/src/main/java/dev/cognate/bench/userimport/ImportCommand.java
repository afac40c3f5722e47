package dev.cognate.bench.userimport;

import dev.cognate.bench.stack.BenchStack;
import dev.cognate.local.progress.ConsoleProgress;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code ./cognate bench import}. */
@Command(
        name = "import",
        description =
                "Imports users from a file into a stack of its own and prints rows a second and processor time of a row,"
                        + " beside those of inserting the same rows with the plain driver.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    /** The service's default. */
    private static final int BATCH = 100;

    private static final int MOST_ROWS = 500_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--rows", description = "measured rows (default: ${DEFAULT-VALUE})")
    private int rows = 20_000;

    @Option(names = "--warm-up", description = "rows before measuring (default: ${DEFAULT-VALUE})")
    private int warmUp = 20_000;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        requireSensible("--rows", rows);
        requireSensible("--warm-up", warmUp);
        Path repository = Path.of(System.getProperty("cognate.repository", "."))
                .toAbsolutePath()
                .normalize();
        Progress progress = ConsoleProgress.of(System.err);
        try (BenchStack stack = BenchStack.start(Service.USER_POOL, List.of(), repository, List.of(), progress)) {
            ImportRun run = new ImportRun(stack);
            InsertFloor floor = new InsertFloor(stack.settings(), BATCH);
            run.measure(new People("warm-", warmUp));
            floor.insert(new People("warm-", warmUp));
            print("import", run.measure(new People("user-", rows)));
            print("insert", floor.insert(new People("user-", rows)));
            return 0;
        } catch (StartFailure | SdkException failure) {
            spec.commandLine().getErr().println(failure.getMessage());
            return 1;
        }
    }

    private void print(String what, Cost cost) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-8s %,9d rows %,9.0f rows/s %,9.1f µs CPU a row%n",
                what, cost.rows(), cost.rowsPerSecond(), cost.cpuMicrosOfRow());
        out.flush();
    }

    private void requireSensible(String option, int value) {
        if (value < BATCH || value > MOST_ROWS) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", not " + BATCH + " to " + MOST_ROWS);
        }
    }
}
