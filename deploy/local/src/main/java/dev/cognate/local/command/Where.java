package dev.cognate.local.command;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.stack.StackRecord;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class Where {
    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "where the stack keeps its state (default: .cognate in the repository)")
    private Path folder;

    /** The repository, which the script names. */
    static Path repository() {
        return Path.of(System.getProperty("cognate.repository", "."))
                .toAbsolutePath()
                .normalize();
    }

    StateFolder state() {
        return new StateFolder(folder == null ? repository().resolve(".cognate") : folder);
    }

    /** The running stack, or a failure that says how to start one. */
    StackRecord requireRunning() {
        return StackRecord.read(state()).orElseThrow(() -> {
            boolean starting = StackRecord.launcher(state()).isPresent();
            return new StartFailure(
                    starting
                            ? "The stack is still starting; try again in a moment."
                            : "No stack is running. Start one with ./cognate up");
        });
    }
}
