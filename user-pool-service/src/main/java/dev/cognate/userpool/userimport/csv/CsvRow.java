package dev.cognate.userpool.userimport.csv;

import java.util.List;

/** A row of a CSV file. */
public sealed interface CsvRow {

    /** The line it begins on; the header is on line 1. */
    long line();

    /** A row that could be read. */
    record Values(long line, List<String> values) implements CsvRow {
        public Values {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Values[line=" + line + "]";
        }
    }

    /**
     * A row that could not.
     *
     * @param reason a sentence that repeats nothing of the row
     */
    record Malformed(long line, String reason) implements CsvRow {}
}
