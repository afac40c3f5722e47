package dev.cognate.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Events for tests; {@code data.n} numbers the events of a subject. */
final class TestEvents {
    private TestEvents() {}

    static String newTopic() {
        return "events-" + UUID.randomUUID();
    }

    static Event event(String topic, String subject, int n) {
        var data = JsonNodeFactory.instance.objectNode().put("n", n);
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        return Event.of(topic, "dev.cognate.test.counted", "/test", "us-east-1_Pool", subject, time, data);
    }

    static Stream<Event> events(String topic, String subject, int count) {
        return IntStream.range(0, count).mapToObj(n -> event(topic, subject, n));
    }
}
