package dev.cognate.bench.floor;

import java.sql.SQLException;

/** A primitive, ready to be done by one thread. */
@FunctionalInterface
interface Work extends AutoCloseable {
    /** Does it once. */
    void once() throws Exception;

    @Override
    default void close() throws SQLException {
        // most hold nothing
    }
}
