package dev.cognate.bench.report;

import dev.cognate.bench.load.Sample;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a flow cost. Times in seconds.
 *
 * @param name of the flow
 * @param numbers what was measured; empty when the flow failed
 * @param floor processor time that cannot be avoided
 * @param aim the largest ratio that was set as the aim
 * @param failure why there are no numbers
 */
public record Result(
        String name, Optional<Numbers> numbers, double floor, OptionalDouble aim, Optional<String> failure) {

    /**
     * What was measured.
     *
     * @param operations how many
     * @param throughput operations in a second
     * @param p50 half of all took no longer
     * @param p99 99 of 100 took no longer
     * @param cpu processor time of the service for one
     */
    public record Numbers(int operations, double throughput, double p50, double p99, double cpu) {}

    /** Of a flow that was measured. */
    public static Result of(String name, Sample sample, double floor, OptionalDouble aim) {
        var numbers = new Numbers(
                sample.latencies().count(),
                sample.throughput(),
                sample.latencies().percentile(50),
                sample.latencies().percentile(99),
                sample.cpuSeconds());
        return new Result(name, Optional.of(numbers), floor, aim, Optional.empty());
    }

    /** Of a flow that failed. */
    public static Result failed(String name, double floor, OptionalDouble aim, String reason) {
        return new Result(name, Optional.empty(), floor, aim, Optional.of(reason));
    }

    /** Whether there are numbers. */
    public boolean succeeded() {
        return numbers.isPresent();
    }

    /** How many times its floor the flow costs. */
    public OptionalDouble ratio() {
        return numbers.map(found -> OptionalDouble.of(found.cpu() / floor)).orElse(OptionalDouble.empty());
    }

    /** Whether the ratio is within the aim; empty when there is none of either. */
    public Optional<Boolean> aimMet() {
        return ratio().isPresent() && aim.isPresent()
                ? Optional.of(ratio().getAsDouble() <= aim.getAsDouble())
                : Optional.empty();
    }
}
