package dev.cognate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * Ends child processes when this JVM is gone, however it went. A shell reads their process ids from a pipe; the kernel
 * closes the pipe with the JVM, {@code kill -9} included, and the shell then ends what is still listed: by SIGINT, which
 * PostgreSQL takes as a fast shutdown, and by SIGTERM for those that ignore it, as children of background jobs do.
 */
final class OrphanGuard {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r verb pid; do
              case $verb in
                watch) pids="$pids$pid " ;;
                release) pids="${pids%% $pid *} ${pids#* $pid }" ;;
              esac
            done
            for pid in $pids; do kill -CONT "$pid"; kill -INT "$pid"; kill -TERM "$pid"; done
            """;

    private static Writer pipe;

    private OrphanGuard() {}

    static void watch(long pid) {
        tell("watch " + pid);
    }

    static void release(long pid) {
        tell("release " + pid);
    }

    private static synchronized void tell(String line) {
        try {
            if (pipe == null) {
                pipe = new ProcessBuilder("sh", "-c", SCRIPT)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .outputWriter(StandardCharsets.US_ASCII);
            }
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
