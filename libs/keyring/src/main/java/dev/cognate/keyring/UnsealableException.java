package dev.cognate.keyring;

/** A sealed value could not be opened. It says no more, and carries no stack trace: who forges tokens learns nothing. */
public final class UnsealableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsealableException() {
        super("not sealed by this keyring for this purpose", null, false, false);
    }
}
