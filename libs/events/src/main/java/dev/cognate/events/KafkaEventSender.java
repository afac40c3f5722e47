package dev.cognate.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends CloudEvents to Kafka, each to all in-sync replicas. */
final class KafkaEventSender implements EventSender {
    private static final long BUFFER_BYTES = 16L << 20;

    private final KafkaProducer<String, byte[]> producer;
    private final Duration timeout;

    /** Connects later, when something is sent; throws {@link KafkaException} when no broker's name resolves. */
    KafkaEventSender(Map<String, Object> kafka, Duration timeout) {
        this.timeout = timeout;
        this.producer =
                new KafkaProducer<>(settings(kafka, timeout), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, Math.min(millis, 1000));
        return settings;
    }

    @Override
    public Sent send(List<Event> events) {
        List<UUID> acknowledged = new ArrayList<>();
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        try {
            for (Event event : events) {
                Future<RecordMetadata> answer = producer.send(CloudEvents.toRecord(event));
                answers.add(answer);
                if (answer.state() == Future.State.FAILED) {
                    break; // no metadata: each further send would wait as long again
                }
            }
            long deadline = System.nanoTime() + timeout.plusSeconds(1).toNanos();
            for (int i = 0; i < answers.size(); i++) {
                answers.get(i).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                acknowledged.add(events.get(i).id());
            }
            return new Sent(acknowledged, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent(acknowledged, Optional.of(e));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return new Sent(acknowledged, Optional.of(e));
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
