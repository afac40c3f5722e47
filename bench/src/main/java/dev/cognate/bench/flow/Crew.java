package dev.cognate.bench.flow;

import dev.cognate.bench.floor.UserRow;
import dev.cognate.bench.stack.BenchStack;
import java.util.List;

/**
 * Those who call a stack at the same time.
 *
 * @param <F> the flows they know
 */
public interface Crew<F extends Flow> extends AutoCloseable {
    /** Each a user of its own. */
    List<? extends Caller<F>> callers();

    /** Where the service keeps one of them. */
    UserRow row();

    @Override
    void close();

    /**
     * How a crew comes together.
     *
     * @param <F> the flows it knows
     */
    @FunctionalInterface
    interface Gathering<F extends Flow> {
        /**
         * Makes users.
         *
         * @param size how many callers
         * @param seconds of each flow, measured or not
         */
        Crew<F> gather(BenchStack stack, int size, int seconds);
    }
}
