package dev.cognate.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact that already happened. Its data never holds a password, code, token or secret.
 *
 * @param id unique and stable: a second delivery carries the same id
 * @param topic the Kafka topic, such as {@code cognate.user-pool.events.v1}
 * @param type the CloudEvents type, such as {@code dev.cognate.user.confirmed}
 * @param source the CloudEvents source, a URI reference of at most 256 characters
 * @param pool the user pool or identity pool it happened in; without {@code #}
 * @param subject what it happened to, such as a user's sub; events of one subject keep their order
 * @param time when it happened
 * @param traceParent the W3C traceparent of the request that caused it, or empty
 * @param data the details, a JSON value
 */
public record Event(
        UUID id,
        String topic,
        String type,
        String source,
        String pool,
        String subject,
        Instant time,
        Optional<String> traceParent,
        JsonNode data) {
    private static final char SEPARATOR = '#';

    /** Checks that nothing is missing. */
    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(traceParent, "traceParent");
        Objects.requireNonNull(data, "data");
        if (pool.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("a pool id has no '" + SEPARATOR + "'");
        }
    }

    /** A new fact with a new id. */
    public static Event of(
            String topic, String type, String source, String pool, String subject, Instant time, JsonNode data) {
        return new Event(EventIds.next(), topic, type, source, pool, subject, time, Optional.empty(), data);
    }

    /** The same fact, tied to the request that caused it. */
    public Event withTraceParent(String newTraceParent) {
        return new Event(id, topic, type, source, pool, subject, time, Optional.of(newTraceParent), data);
    }

    /** The Kafka key, {@code <pool>#<subject>}. */
    public String key() {
        return pool + SEPARATOR + subject;
    }

    static String poolOf(String key) {
        return key.substring(0, separatorIn(key));
    }

    static String subjectOf(String key) {
        return key.substring(separatorIn(key) + 1);
    }

    private static int separatorIn(String key) {
        int separator = key.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("an event's key has the form <pool>" + SEPARATOR + "<subject>");
        }
        return separator;
    }

    /** Without the data: it is about people. */
    @Override
    public String toString() {
        return "Event[" + type + " " + id + " to " + topic + "]";
    }
}
