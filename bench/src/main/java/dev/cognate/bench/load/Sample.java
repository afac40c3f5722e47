package dev.cognate.bench.load;

import java.time.Duration;

/**
 * What was seen of an operation under load.
 *
 * @param latencies one for each operation
 * @param elapsed from the first call to the last answer
 * @param cpu of the server process in that time
 */
public record Sample(Latencies latencies, Duration elapsed, Duration cpu) {

    /** Operations in a second. */
    public double throughput() {
        return latencies.count() / seconds(elapsed);
    }

    /** Processor seconds of the server for one operation. */
    public double cpuSeconds() {
        return seconds(cpu) / latencies.count();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
