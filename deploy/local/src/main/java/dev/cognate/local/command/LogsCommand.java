package dev.cognate.local.command;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.LogTail;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cognate logs}: the end of one log or of all. */
@Command(
        name = "logs",
        description = "Shows the last lines of the logs, which are kept under .cognate/logs.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final String SUFFIX = ".log";

    @Mixin
    private Where where;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "a service (user-pool-service or user-pool), postgres, redis, launcher or build")
    private String name;

    @Option(
            names = {"-n", "--lines"},
            description = "how many lines of each (default: ${DEFAULT-VALUE})")
    private int lines = 40;

    @Override
    public Integer call() throws IOException {
        StateFolder state = where.state();
        List<String> names = name == null ? all(state) : List.of(fullName(state));
        for (String each : names) {
            System.out.println("── " + each);
            LogTail.lastLines(state.log(each), lines).forEach(System.out::println);
        }
        return 0;
    }

    private String fullName(StateFolder state) throws IOException {
        String full = Service.named(name).map(Service::label).orElse(name);
        if (!Files.exists(state.log(full))) {
            throw new StartFailure("There is no log \"" + name + "\"; there are: " + String.join(", ", all(state)));
        }
        return full;
    }

    private static List<String> all(StateFolder state) throws IOException {
        try (Stream<Path> files = Files.list(state.folder("logs"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
