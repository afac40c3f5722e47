package dev.cognate.bench.load;

import java.io.IOException;

/** What one caller does again and again. */
@FunctionalInterface
public interface Operation {
    /**
     * Does it once.
     *
     * @return nanoseconds spent waiting for the server
     * @throws IOException when the server did not do what was asked
     */
    long run() throws IOException, InterruptedException;

    /** Whether it can be done once more; a caller that has run out of what it needs is done before the time is over. */
    default boolean more() {
        return true;
    }
}
