package dev.cognate.local.command;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.PidFile;
import dev.cognate.local.stack.StackRecord;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cognate down}: ends a stack, also what is left of one that was killed. */
@Command(name = "down", description = "Stops the running stack. Its state is kept.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Mixin
    private Where where;

    @Override
    public Integer call() {
        boolean wasRunning = stop(where.state(), System.out);
        if (!wasRunning) {
            System.out.println("No stack was running.");
        }
        return 0;
    }

    /** Ends the stack of {@code state}; false when there was none. */
    static boolean stop(StateFolder state, PrintStream out) {
        Optional<ProcessHandle> launcher = StackRecord.launcher(state);
        launcher.ifPresent(process -> {
            out.println("Stopping pid " + process.pid());
            process.destroy();
            try {
                process.onExit()
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException e) {
                process.destroyForcibly();
            }
        });
        List<String> orphans = Files.isDirectory(state.root()) ? PidFile.endOrphans(state.run()) : List.of();
        if (!orphans.isEmpty()) {
            out.println("Ended what was left: " + String.join(", ", orphans));
        }
        if (launcher.isPresent()) {
            out.println("Stopped");
        }
        return launcher.isPresent() || !orphans.isEmpty();
    }
}
