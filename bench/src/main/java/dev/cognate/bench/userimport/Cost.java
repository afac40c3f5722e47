package dev.cognate.bench.userimport;

import java.time.Duration;

/**
 * What some rows cost.
 *
 * @param cpu processor time of who wrote them, without the database
 */
record Cost(int rows, Duration time, Duration cpu) {
    private static final double NANOS = 1e9;

    double rowsPerSecond() {
        return rows / (time.toNanos() / NANOS);
    }

    double cpuMicrosOfRow() {
        return cpu.toNanos() / 1e3 / rows;
    }
}
