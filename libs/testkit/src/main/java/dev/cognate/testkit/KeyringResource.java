package dev.cognate.testkit;

import dev.cognate.keyring.KeyringFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Gives the application a new keyring file. */
public final class KeyringResource implements QuarkusTestResourceLifecycleManager {
    private TemporaryDirectory directory;

    @Override
    public Map<String, String> start() {
        directory = TemporaryDirectory.create("keyring");
        Path file = directory.path().resolve("keyring.json");
        KeyringFile.create(file);
        return Map.of("cognate.keyring.file", file.toString());
    }

    @Override
    public void stop() {
        try {
            directory.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
