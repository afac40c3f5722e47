package dev.cognate.local.command;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.stack.StackRecord;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the launcher as a process of its own, shows what it says, and returns when it is ready. */
final class DetachedStart {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final StateFolder state;
    private final PrintStream out;

    DetachedStart(StateFolder state, PrintStream out) {
        this.state = state;
        this.out = out;
    }

    int run(List<String> arguments) {
        Path screen = state.log("up");
        try {
            Files.writeString(screen, "");
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(screen.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            try (var follower = new Follower(screen)) {
                var waiting = new Waiting();
                waiting.until(() -> follower.show() && (isReady(process) || !process.isAlive()), PATIENCE);
                follower.show();
            }
            return isReady(process) ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the launcher", e);
        }
    }

    private boolean isReady(Process process) {
        return StackRecord.launcher(state)
                        .filter(launcher -> launcher.pid() == process.pid())
                        .isPresent()
                && StackRecord.read(state).isPresent();
    }

    /** The same JVM with the same options; setsid, where there is one, keeps a Ctrl-C at the terminal from it. */
    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.cognate.local.Cognate");
        command.addAll(arguments);
        return command;
    }

    private final class Follower implements AutoCloseable {
        private final RandomAccessFile file;

        Follower(Path screen) throws IOException {
            file = new RandomAccessFile(screen.toFile(), "r");
        }

        boolean show() {
            try {
                byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
                file.readFully(bytes);
                out.print(new String(bytes, StandardCharsets.UTF_8));
                out.flush();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot follow the launcher", e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
