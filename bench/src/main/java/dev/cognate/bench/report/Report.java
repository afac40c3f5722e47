package dev.cognate.bench.report;

import dev.cognate.bench.floor.Primitive;
import java.util.List;
import java.util.Map;

/**
 * A run.
 *
 * @param machine where
 * @param settings how
 * @param results one for each flow
 * @param primitives processor seconds of each
 */
public record Report(Machine machine, Settings settings, List<Result> results, Map<Primitive, Double> primitives) {
    public Report {
        results = List.copyOf(results);
        primitives = Map.copyOf(primitives);
    }

    /**
     * How it was measured.
     *
     * @param seconds measured of each flow
     * @param warmUpSeconds of each flow before
     * @param concurrency callers at the same time
     */
    public record Settings(int seconds, int warmUpSeconds, int concurrency) {}
}
