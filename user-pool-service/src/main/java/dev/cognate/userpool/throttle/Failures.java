package dev.cognate.userpool.throttle;

import java.time.Instant;

/**
 * Failures of a subject in a row.
 *
 * @param count how many
 * @param lockedUntil until when it is locked out; in the past when it is not
 */
record Failures(int count, Instant lockedUntil) {
    static final Failures NONE = new Failures(0, Instant.EPOCH);

    /** As kept in Redis. */
    String encode() {
        return count + ":" + lockedUntil.toEpochMilli();
    }

    /** What {@link #encode()} gave. */
    static Failures decode(String text) {
        int colon = text.indexOf(':');
        return new Failures(
                Integer.parseInt(text.substring(0, colon)),
                Instant.ofEpochMilli(Long.parseLong(text.substring(colon + 1))));
    }
}
