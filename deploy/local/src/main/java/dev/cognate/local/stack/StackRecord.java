package dev.cognate.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What other commands need to know about a running stack; written once it is ready, gone when it has ended.
 *
 * @param http endpoint
 * @param https endpoint with TLS
 * @param region AWS region
 * @param accessKeyId of root
 * @param secretAccessKey of root
 * @param poolId of the demo pool, null when there is none
 * @param clientId of the demo client, null when there is none
 * @param authority PEM file to trust for https
 */
public record StackRecord(
        String http,
        String https,
        String region,
        String accessKeyId,
        String secretAccessKey,
        String poolId,
        String clientId,
        String authority) {
    static final String LAUNCHER = "launcher";
    private static final String FILE = "stack.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    void write(StateFolder state) {
        try {
            StateFolder.writeSecret(state.run().resolve(FILE), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + FILE, e);
        }
    }

    static void remove(StateFolder state) {
        StateFolder.delete(state.run().resolve(FILE));
    }

    /** The stack that is running with this state and ready, if any. */
    public static Optional<StackRecord> read(StateFolder state) {
        Path file = state.root().resolve("run").resolve(FILE);
        if (!Files.exists(file) || launcher(state).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), StackRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The process of the launcher that uses this state, ready or not. */
    public static Optional<ProcessHandle> launcher(StateFolder state) {
        return PidFile.running(state.root().resolve("run"), LAUNCHER);
    }

    @Override
    public String toString() {
        return "StackRecord[" + http + "]";
    }
}
