package dev.cognate.local;

import dev.cognate.local.command.CommandLines;

/** The launcher that the {@code cognate} script starts. */
public final class Cognate {
    private Cognate() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(CommandLines.run(arguments));
    }
}
