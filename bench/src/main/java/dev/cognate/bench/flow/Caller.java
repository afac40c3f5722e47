package dev.cognate.bench.flow;

import dev.cognate.bench.load.Operation;
import java.io.IOException;
import java.util.Optional;

/**
 * One user at one device. Not thread-safe.
 *
 * @param <F> the flows it knows
 */
public interface Caller<F extends Flow> {
    /** Gets what its flows need. */
    void signIn() throws IOException, InterruptedException;

    /** What it does in a flow. */
    Operation operation(F flow);

    /**
     * What it must have done once for each time it does the flow, such as fetching the code it redeems; empty for nothing.
     * It is done before the flow is measured.
     */
    default Optional<Operation> preparation(F flow) {
        return Optional.empty();
    }
}
