package dev.cognate.keyring;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the keyring once, at start, so that a wrong file is noticed then. */
@Singleton
class KeyringProducer {
    @Produces
    @Singleton
    @Startup
    Keyring keyring(KeyringConfig config) {
        try {
            return Keyring.load(config.file());
        } catch (KeyringFileException e) {
            throw new IllegalStateException("cognate.keyring.file: " + e.getMessage(), e);
        }
    }
}
