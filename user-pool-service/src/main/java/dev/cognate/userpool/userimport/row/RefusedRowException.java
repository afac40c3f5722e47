package dev.cognate.userpool.userimport.row;

/** A row that makes no user. Its message names columns and repeats no value. */
public final class RefusedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedRowException(String message) {
        super(message, null, false, false);
    }
}
