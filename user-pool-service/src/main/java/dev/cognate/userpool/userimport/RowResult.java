package dev.cognate.userpool.userimport;

/**
 * What became of a row.
 *
 * @param line where it begins in the file
 * @param reason in AWS's words where they are known; names columns, never values
 */
record RowResult(long line, Kind kind, String reason) {
    /** In AWS's log. */
    enum Kind {
        SUCCEEDED,
        SKIPPED,
        FAILED
    }

    static RowResult succeeded(long line) {
        return new RowResult(line, Kind.SUCCEEDED, "The import succeeded.");
    }

    static RowResult skipped(long line) {
        return new RowResult(line, Kind.SKIPPED, "The user already exists.");
    }

    static RowResult failed(long line, String reason) {
        return new RowResult(line, Kind.FAILED, reason);
    }
}
