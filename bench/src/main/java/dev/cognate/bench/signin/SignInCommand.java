package dev.cognate.bench.signin;

import dev.cognate.bench.flow.BenchRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    @Mixin
    private BenchRun run;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FLOW",
            description = "measure only these: ${COMPLETION-CANDIDATES}")
    private List<SignInFlow> only = List.of(SignInFlow.values());

    @Override
    public Integer call() throws IOException, InterruptedException {
        return run.measure(
                only,
                (stack, size, seconds) -> SignInCrew.gather(stack, size, only.contains(SignInFlow.TOTP) ? seconds : 0));
    }
}
