package dev.cognate.wire.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The buckets of one process: each instance lets the whole rate through (the generic cell rate algorithm). Whoever was not
 * seen for longest is forgotten first, so that memory stays bounded whatever addresses call.
 */
public final class LocalBuckets {
    private final Clock clock;
    private final Map<String, Long> dueAt;

    /**
     * Buckets that are all full.
     *
     * @param maxEntries how many are remembered
     */
    public LocalBuckets(Clock clock, int maxEntries) {
        this.clock = clock;
        this.dueAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > maxEntries;
            }
        };
    }

    /**
     * Takes one request from a bucket.
     *
     * @return zero when it may run, else how long until it might
     */
    public synchronized Duration take(String key, Rate rate) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long due = Math.max(now, dueAt.getOrDefault(key, 0L));
        long early = due - now - rate.toleranceMicros();
        if (early > 0) {
            return Duration.of(early, ChronoUnit.MICROS);
        }
        dueAt.put(key, due + rate.intervalMicros());
        return Duration.ZERO;
    }

    /** How many buckets are remembered. */
    public synchronized int size() {
        return dueAt.size();
    }
}
