package dev.cognate.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.stack.StackRecord;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cognate status}: what runs; the exit code is 0 only when every service that is built is ready. */
@Command(name = "status", description = "Shows what is running.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int TIMEOUT_MILLIS = 3_000;

    @Mixin
    private Where where;

    @Override
    public Integer call() throws IOException {
        StackRecord stack = where.requireRunning();
        var connection = URI.create(stack.http() + "/status").toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        boolean well = true;
        try (var in = connection.getInputStream()) {
            for (JsonNode service : new ObjectMapper().readTree(in).path("services")) {
                String state = service.path("state").asText();
                well &= !state.equals("down") && !state.equals("starting");
                System.out.printf(
                        Locale.ROOT,
                        "  %-24s %-10s port %-6s %s%n",
                        service.path("name").asText(),
                        state,
                        service.path("port").asText(),
                        service.path("pid").asLong() == 0 ? "" : "pid " + service.path("pid"));
            }
        }
        System.out.println("\n  " + stack.http() + "   " + stack.https() + "   " + stack.http() + "/inbox");
        return well ? 0 : 1;
    }
}
