package dev.cognate.e2e.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs {@code e2e/js} under Node and reports each of its tests as one of ours. */
@ExtendWith(SuiteExtension.class)
class JavaScriptClientsIT {
    private static final Path FOLDER = Path.of("js").toAbsolutePath();
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration TESTS = Duration.ofMinutes(10);
    /**
     * Amplify leaves timers behind that would keep Node waiting for minutes. Browsers wait more than they compute, so two
     * files run side by side where Node would run one.
     */
    private static final List<String> RUN =
            List.of("--test", "--test-force-exit", "--test-concurrency=2", "--test-reporter=tap");

    private static final int FEWEST_TESTS = 148;

    private final Suite suite;

    JavaScriptClientsIT(Suite suite) {
        this.suite = suite;
    }

    @TestFactory
    Stream<DynamicTest> shouldServeUnchangedJavaScriptClients() {
        installPackages();
        Program.Run run = program("node").run(FOLDER, suite.environment(), TESTS, RUN);
        List<TapResult> results = TapResult.parse(run.output());
        return Stream.concat(
                results.stream().map(JavaScriptClientsIT::reported),
                Stream.of(DynamicTest.dynamicTest("every JavaScript test ran", () -> {
                    assertThat(results).as(run.output()).hasSizeGreaterThanOrEqualTo(FEWEST_TESTS);
                    assertThat(run.exitCode()).as(run.output()).isZero();
                })));
    }

    private static DynamicTest reported(TapResult result) {
        return DynamicTest.dynamicTest(
                result.name(),
                () -> assertThat(result.passed()).as(result.details()).isTrue());
    }

    /** Packages are installed once, and again when the lock file changes. */
    private static void installPackages() {
        Path installed = FOLDER.resolve("node_modules/.package-lock.json");
        if (Files.exists(installed) && isNewer(installed, FOLDER.resolve("package-lock.json"))) {
            return;
        }
        Program.Run run = program("npm").run(FOLDER, Map.of(), INSTALL, List.of("ci", "--no-audit", "--no-fund"));
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static boolean isNewer(Path one, Path other) {
        try {
            return Files.getLastModifiedTime(one).compareTo(Files.getLastModifiedTime(other)) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Program program(String name) {
        return Program.find(name)
                .orElseThrow(() -> new AssertionError(name + " is not installed. The JavaScript clients need Node 20 or"
                        + " newer with npm: on Debian and Ubuntu, apt-get install nodejs npm."));
    }
}
