package dev.cognate.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out who listens on a port, on Linux; elsewhere nobody is known. */
public final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** A short description such as "pid 4711 (node)", as far as this user may know. */
    public static Optional<String> describe(int port) {
        Set<String> sockets = new HashSet<>();
        collectSockets(Path.of("/proc/net/tcp"), port, sockets);
        collectSockets(Path.of("/proc/net/tcp6"), port, sockets);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process, sockets))
                .findFirst()
                .map(PortOwner::describe);
    }

    private static String describe(ProcessHandle process) {
        String program = process.info()
                .command()
                .map(command -> " (" + Path.of(command).getFileName() + ")")
                .orElse("");
        return "pid " + process.pid() + program;
    }

    private static void collectSockets(Path table, int port, Set<String> sockets) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            lines.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > 9)
                    .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
                    .forEach(columns -> sockets.add("socket:[" + columns[9] + "]"));
        } catch (IOException | java.io.UncheckedIOException ignored) {
            // no such table: not Linux, or no IPv6
        }
    }

    private static boolean holdsOneOf(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
