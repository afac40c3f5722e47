package dev.cognate.local.command;

import dev.cognate.local.server.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's commands. The script adds those that need no running launcher: test, bench. */
@Command(
        name = "cognate",
        description = "A self-hosted, wire-compatible Amazon Cognito.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            ResetCommand.class,
            EnvCommand.class,
            DemoCommand.class,
            CoverageCommand.class,
            VersionCommand.class
        })
public final class CommandLines {
    private static final int FAILED = 1;

    private CommandLines() {}

    /** Runs a command; the result is the exit code: 0 done, 1 failed (the reason is printed), 2 wrong arguments. */
    public static int run(String... arguments) {
        var commandLine = new CommandLine(new CommandLines());
        commandLine.setExecutionExceptionHandler((failure, line, result) -> {
            if (!(failure instanceof StartFailure)) {
                Logging.unexpected(failure);
            }
            line.getErr().println("\n" + failure.getMessage());
            return FAILED;
        });
        return commandLine.execute(arguments);
    }
}
