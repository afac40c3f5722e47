package dev.cognate.userpool.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ids that no client has. Who asks for one again and again is answered from memory, as fast as for one that exists, and what
 * cannot be an id is never looked for. Ids are made at random when clients are, so nobody asks for one before; the ten seconds
 * are for clients that an operator restores.
 */
final class UnknownIds {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile("[\\w+]{1,128}");

    private final Map<String, Instant> until = new LinkedHashMap<>();
    private final int most;
    private final Clock clock;

    /**
     * Remembers none yet.
     *
     * @param most of them that are remembered; the oldest is forgotten first
     */
    UnknownIds(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Whether no client can have this id, or none had it a moment ago. */
    boolean contains(String id) {
        return !ID.matcher(id).matches() || isKept(id);
    }

    private synchronized boolean isKept(String id) {
        Instant end = until.get(id);
        return end != null && clock.instant().isBefore(end);
    }

    /** Remembers one. */
    synchronized void add(String id) {
        // moves it to the end of the line
        until.remove(id);
        until.put(id, clock.instant().plus(KEPT));
        if (until.size() > most) {
            until.remove(until.keySet().iterator().next());
        }
    }
}
