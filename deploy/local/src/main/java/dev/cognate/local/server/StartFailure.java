package dev.cognate.local.server;

/** A part of the local stack did not start; the message is for a person and names what to do. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message that stands for itself. */
    public StartFailure(String message) {
        super(message);
    }

    /** With the reason, which goes to the log. */
    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
