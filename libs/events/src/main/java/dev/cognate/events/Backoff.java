package dev.cognate.events;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double from 100 ms up to a limit, with jitter so that replicas do not come back in step. */
final class Backoff {
    private static final long FIRST_MILLIS = 100;

    private final long maxMillis;
    private long millis = FIRST_MILLIS;

    Backoff(Duration max) {
        this.maxMillis = max.toMillis();
    }

    Duration next() {
        long pause = Math.min(millis, maxMillis);
        millis = Math.min(millis * 2, maxMillis);
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
