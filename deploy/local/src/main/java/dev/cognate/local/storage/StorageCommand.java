package dev.cognate.local.storage;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.server.StartFailure;
import dev.cognate.testkit.StorageProgram;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The command lines of the servers; what they store is kept in the state folder. */
final class StorageCommand {
    private StorageCommand() {}

    static List<String> of(StorageKind kind, Path repository, StateFolder state, int port, StorageKey key) {
        Path folder = state.folder("storage").resolve(kind.signingName());
        try {
            return switch (kind) {
                case S3 -> s3(repository, state, folder, port, key);
                case DYNAMODB -> StorageProgram.dynamoDb(repository, port, folder);
            };
        } catch (UncheckedIOException e) {
            throw new StartFailure(kind.label() + " is not built. Build it once: ./cognate up", e);
        }
    }

    /** Its key is in a file, since a command line can be read by others. */
    private static List<String> s3(Path repository, StateFolder state, Path folder, int port, StorageKey key) {
        Path settings = state.folder("storage").resolve("s3proxy.properties");
        StateFolder.writeSecret(
                settings, StorageProgram.s3Settings(port, key.accessKeyId(), key.secretAccessKey(), folder));
        return StorageProgram.s3(repository, settings);
    }
}
