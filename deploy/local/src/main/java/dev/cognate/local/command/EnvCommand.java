package dev.cognate.local.command;

import dev.cognate.local.stack.StackRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cognate env}: shell lines that point every AWS tool at the running stack. */
@Command(
        name = "env",
        description = "Prints export lines for the running stack: eval \"$(./cognate env)\"",
        mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
    @Mixin
    private Where where;

    @Override
    public Integer call() {
        System.out.print("unset AWS_SESSION_TOKEN AWS_PROFILE\n" + lines(where.requireRunning()));
        return 0;
    }

    static String lines(StackRecord stack) {
        List<String> lines = new ArrayList<>(List.of(
                "export AWS_ENDPOINT_URL=" + stack.http(),
                "export AWS_ACCESS_KEY_ID=" + stack.accessKeyId(),
                "export AWS_SECRET_ACCESS_KEY='" + stack.secretAccessKey() + "'",
                "export AWS_REGION=" + stack.region(),
                "export AWS_DEFAULT_REGION=" + stack.region()));
        if (stack.poolId() != null) {
            lines.add("export COGNATE_USER_POOL_ID=" + stack.poolId());
            lines.add("export COGNATE_CLIENT_ID=" + stack.clientId());
        }
        return String.join("\n", lines) + "\n";
    }
}
