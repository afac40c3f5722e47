package dev.cognate.e2e.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** A topic of facts, read from its first record. */
public final class Topic implements AutoCloseable {
    private final KafkaConsumer<String, String> consumer;
    private final List<Fact> facts = new ArrayList<>();

    /**
     * A CloudEvent in Kafka's binary form: its attributes are headers, the value is its data.
     *
     * @param id of the fact, the same each time it is told
     * @param type what happened
     * @param subject whom it happened to
     * @param data as JSON
     */
    public record Fact(String id, String type, String subject, String data) {
        static Fact of(ConsumerRecord<String, String> told) {
            return new Fact(header(told, "ce_id"), header(told, "ce_type"), header(told, "ce_subject"), told.value());
        }

        private static String header(ConsumerRecord<String, String> told, String name) {
            return new String(told.headers().lastHeader(name).value(), UTF_8);
        }
    }

    Topic(String bootstrapServers, String name) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until the facts so far satisfy the condition, and gives all of them. */
    public List<Fact> readUntil(String what, Duration patience, Predicate<List<Fact>> enough) {
        Awaitility.await(what)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    consumer.poll(Duration.ofMillis(200)).forEach(told -> facts.add(Fact.of(told)));
                    return enough.test(facts);
                });
        return List.copyOf(facts);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
