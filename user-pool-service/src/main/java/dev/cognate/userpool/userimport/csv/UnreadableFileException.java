package dev.cognate.userpool.userimport.csv;

/** A file of which the rest cannot be read. Its message repeats nothing of the file. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UnreadableFileException(String message) {
        super(message, null, false, false);
    }
}
