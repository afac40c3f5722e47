package dev.cognate.events;

import dev.cognate.testkit.EmbeddedKafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads a topic from its start. */
final class TopicReader {
    private TopicReader() {}

    static List<ConsumerRecord<String, byte[]>> awaitRecords(String topic, int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Awaitility.await(count + " records").atMost(Duration.ofSeconds(40)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    static List<Event> awaitEvents(String topic, int count) {
        return awaitRecords(topic, count).stream().map(CloudEvents::fromRecord).toList();
    }

    /** The numbers of one subject's events in the order of the topic. */
    static List<Integer> numbersOf(List<Event> events, String subject) {
        return events.stream()
                .filter(event -> event.subject().equals(subject))
                .map(event -> event.data().path("n").asInt())
                .toList();
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                EmbeddedKafkaBroker.shared().bootstrapServers(),
                "group.id",
                "reader-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500);
    }
}
