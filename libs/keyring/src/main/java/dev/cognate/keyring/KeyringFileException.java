package dev.cognate.keyring;

import java.nio.file.Path;

/** A keyring file is missing or wrong. The message names the file and the fault, and never quotes the content. */
public final class KeyringFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyringFileException(Path file, String fault) {
        super("Keyring file " + file + ": " + fault);
    }

    KeyringFileException(Path file, String fault, Throwable cause) {
        super("Keyring file " + file + ": " + fault, cause);
    }
}
