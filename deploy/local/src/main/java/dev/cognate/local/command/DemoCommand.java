package dev.cognate.local.command;

import dev.cognate.local.demo.DemoWalk;
import dev.cognate.local.progress.ConsoleProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cognate demo}: a user's life in a minute, against the running stack. */
@Command(
        name = "demo",
        description = "Signs a user up and in through the AWS SDK and shows each step. Needs a running stack.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Where where;

    @Override
    public Integer call() {
        Logging.quiet();
        return new DemoWalk(where.requireRunning(), ConsoleProgress.of(System.out)).run() ? 0 : 1;
    }
}
