package dev.cognate.wire.protocol;

/** A request that cannot be read as the input of its operation. */
public final class DecodingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Takes a sentence that may reach the client. */
    public DecodingException(String message) {
        super(message, null, false, false);
    }
}
