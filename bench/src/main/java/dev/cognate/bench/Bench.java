package dev.cognate.bench;

import dev.cognate.bench.gateway.GatewayCommand;
import dev.cognate.bench.oauth.OAuthCommand;
import dev.cognate.bench.policy.PolicyCommand;
import dev.cognate.bench.signin.SignInCommand;
import dev.cognate.bench.threat.ThreatCommand;
import dev.cognate.bench.userimport.ImportCommand;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks that {@code ./cognate bench} starts. */
@Command(
        name = "bench",
        description = "What a capability costs beside what it cannot avoid, measured in one run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SignInCommand.class,
            OAuthCommand.class,
            PolicyCommand.class,
            GatewayCommand.class,
            ImportCommand.class,
            ThreatCommand.class
        })
public final class Bench {
    private Bench() {}

    /** Runs one benchmark and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // the embedded servers log to their own files; the screen is for the result
        LogManager.getLogManager().reset();
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with every benchmark. */
    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }
}
