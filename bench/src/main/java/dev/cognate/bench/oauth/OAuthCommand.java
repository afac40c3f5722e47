package dev.cognate.bench.oauth;

import dev.cognate.bench.flow.BenchRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./cognate bench oauth}. */
@Command(
        name = "oauth",
        description = {
            "Gets tokens from the OAuth 2.0 endpoints of a stack of its own and prints throughput, latency and processor"
                    + " time of the user pool service, each beside the processor time that cannot be avoided.",
            "Takes (warm-up + measured seconds) for each flow, twice for the code exchange, and about 20 s more."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class OAuthCommand implements Callable<Integer> {
    @Mixin
    private BenchRun run;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FLOW",
            description = "measure only these: ${COMPLETION-CANDIDATES}")
    private List<OAuthFlow> only = List.of(OAuthFlow.values());

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run.measure(only, (stack, size, seconds) -> OAuthCrew.gather(stack, size));
    }
}
