package dev.cognate.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.bench.floor.Primitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Result REFRESH = result("refresh", 0.0015, 0.0005, OptionalDouble.of(2));
    private static final Result PASSWORD = result("password sign-in", 0.024, 0.020, OptionalDouble.of(1.3));
    private static final Result BROKEN =
            Result.failed("GetUser", 0.001, OptionalDouble.empty(), "GetUser: InternalErrorException: no");

    @Test
    void shouldSayWhetherAnAimIsMet() {
        assertThat(REFRESH.aimMet()).contains(false);
        assertThat(PASSWORD.aimMet()).contains(true);
        assertThat(BROKEN.aimMet()).isEmpty();
    }

    @Test
    void shouldAlignItsColumns() {
        // when
        List<String> lines = TextReport.of(report()).lines().toList();

        // then
        assertThat(lines.get(2))
                .isEqualTo("                     ratio   ops/s    p50 ms    p99 ms    CPU ms  floor ms  aim");
        assertThat(lines.get(3))
                .isEqualTo("refresh               3.00     250      2.00      9.00      1.50      0.50  ≤ 2.0 missed");
        assertThat(lines.get(4))
                .isEqualTo("password sign-in      1.20     250      2.00      9.00     24.00     20.00  ≤ 1.3 met");
    }

    @Test
    void shouldShowTheFloorAndTheRestInABar() {
        // when
        List<String> lines = TextReport.of(report()).lines().toList();

        // then
        assertThat(lines)
                .contains("refresh            " + "█".repeat(12) + "░".repeat(24))
                .contains("password sign-in   " + "█".repeat(12) + "░░");
    }

    @Test
    void shouldCutABarThatWouldNotFit() {
        // given
        Result silly = result("refresh", 0.5, 0.0005, OptionalDouble.empty());

        // when
        String text = TextReport.of(report(silly));

        // then
        assertThat(text).contains("█".repeat(12) + "░".repeat(48) + "…");
    }

    @Test
    void shouldSayWhyAFlowHasNoNumbers() {
        // when
        String text = TextReport.of(report(BROKEN));

        // then
        assertThat(text).contains("GetUser            failed: GetUser: InternalErrorException: no");
    }

    @Test
    void shouldGiveProgramsTheSameNumbers() throws Exception {
        // when
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(report()));

        // then
        JsonNode refresh = json.path("flows").path(0);
        assertThat(refresh.path("ratio").asDouble()).isEqualTo(3);
        assertThat(refresh.path("p99Ms").asDouble()).isEqualTo(9);
        assertThat(refresh.path("aimMet").asBoolean(true)).isFalse();
        assertThat(json.path("floorsCpuMs").path("RSA_SIGNATURE").asDouble()).isEqualTo(0.25);
    }

    private static Result result(String name, double cpu, double floor, OptionalDouble aim) {
        var numbers = new Result.Numbers(1_000, 250, 0.002, 0.009, cpu);
        return new Result(name, Optional.of(numbers), floor, aim, Optional.empty());
    }

    private static Report report(Result... others) {
        List<Result> results = others.length == 0 ? List.of(REFRESH, PASSWORD) : List.of(others);
        return new Report(
                new Machine(2, "25", List.of("-Xmx512m"), "Corretto"),
                new Report.Settings(8, 8, 4),
                results,
                Map.of(Primitive.RSA_SIGNATURE, 0.00025));
    }
}
