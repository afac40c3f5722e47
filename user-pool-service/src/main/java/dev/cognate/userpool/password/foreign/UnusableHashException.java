package dev.cognate.userpool.password.foreign;

/** A text that is no hash of the algorithm, or one that costs too much. Its message repeats nothing of it. */
public final class UnusableHashException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableHashException(String message) {
        super(message, null, false, false);
    }
}
