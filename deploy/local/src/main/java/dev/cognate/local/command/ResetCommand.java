package dev.cognate.local.command;

import dev.cognate.local.folder.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cognate reset}: stops a stack and forgets its users, messages and keys. */
@Command(
        name = "reset",
        description = "Stops the stack and deletes its users, messages and keys. Keeps logs, AOT caches and the"
                + " certificate authority.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private Where where;

    @Option(names = "--all", description = "delete the whole state folder")
    private boolean all;

    @Override
    public Integer call() {
        StateFolder state = where.state();
        DownCommand.stop(state, System.out);
        if (all) {
            StateFolder.delete(state.root());
        } else {
            state.clear();
        }
        System.out.println("Deleted " + (all ? state.root() : "users, messages and keys in " + state.root()));
        return 0;
    }
}
