package dev.cognate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private final CommandLine commandLine =
            Bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "oauth", "threat"})
    void shouldExplainItsOptions(String benchmark) {
        // when
        int code = commandLine.execute(benchmark, "--help");

        // then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("--seconds", "--warm-up", "--concurrency", "--only", "--json");
    }

    @Test
    void shouldExplainTheOptionsOfTheGateway() {
        // when
        int code = commandLine.execute("gateway", "--help");

        // then
        assertThat(code).isZero();
        assertThat(out.toString()).contains("--seconds", "--rounds", "--concurrency");
    }

    @Test
    void shouldImportNoFewerRowsThanATransactionHas() {
        // when
        int code = commandLine.execute("import", "--rows=99");

        // then
        assertThat(code).isNotZero();
        assertThat(errors.toString()).contains("--rows is 99, not 100 to 500000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sign-in;SRP, PASSWORD, TOTP, REFRESH, GET_USER",
                "oauth;CLIENT_CREDENTIALS, CODE, REFRESH, USER_INFO",
                "threat;PASSWORD, JUDGED"
            })
    void shouldListTheFlowsToChooseFrom(String benchmark, String flows) {
        // when
        commandLine.execute(benchmark, "--help");

        // then
        assertThat(out.toString().replaceAll("\\s+", " ")).contains(flows);
    }

    @ParameterizedTest
    @CsvSource({"--seconds,0", "--seconds,601", "--warm-up,-1", "--concurrency,0", "--concurrency,257"})
    void shouldRefuseWhatIsOutOfRangeBeforeAnythingStarts(String option, String value) {
        // when
        int code = commandLine.execute("sign-in", option + "=" + value);

        // then
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains(option + " is " + value);
    }

    @Test
    void shouldRefuseAnUnknownFlow() {
        // when
        int code = commandLine.execute("sign-in", "--only=TELEPATHY");

        // then
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("TELEPATHY");
    }
}
