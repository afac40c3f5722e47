package dev.cognate.bench.threat;

import dev.cognate.bench.flow.BenchRun;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./cognate bench threat}. */
@Command(
        name = "threat",
        description = {
            "Signs users with a full history in, judged by adaptive-risk-service and not, and prints throughput, latency and"
                    + " processor time of both services together, each beside the processor time that cannot be avoided.",
            "Takes (warm-up + measured seconds) for each flow, and about 40 s more."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ThreatCommand implements Callable<Integer> {
    @Mixin
    private BenchRun run;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FLOW",
            description = "measure only these: ${COMPLETION-CANDIDATES}")
    private List<ThreatFlow> only = List.of(ThreatFlow.values());

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run.measure(
                List.of(Service.ADAPTIVE_RISK), only, (stack, size, seconds) -> ThreatCrew.gather(stack, size));
    }
}
