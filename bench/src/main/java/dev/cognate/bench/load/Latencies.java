package dev.cognate.bench.load;

import java.util.Arrays;

/** How long operations took. Immutable. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of these measurements, in nanoseconds and any order. */
    public static Latencies of(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }

    /**
     * The smallest measurement which at least {@code percent} of all do not exceed (nearest rank), in seconds; 0 when there
     * are none.
     *
     * @param percent more than 0, at most 100
     */
    public double percentile(double percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / 1e9;
    }
}
