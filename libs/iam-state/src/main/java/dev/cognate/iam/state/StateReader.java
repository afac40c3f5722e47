package dev.cognate.iam.state;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.StateChange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** A thread that reads the topic of IAM's state, all of it and then whatever comes. */
final class StateReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StateReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long PAUSE_SECONDS = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> kafka;
    private final IamState state;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "iam-state");

    StateReader(Map<String, Object> kafka, IamState state) {
        this.kafka = kafka;
        this.state = state;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            // in milliseconds, which takes a thread that never started for one that ended
            thread.join(POLL.plusSeconds(PAUSE_SECONDS).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                readUntilItFails();
                closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilItFails() throws InterruptedException {
        try {
            StateTopic.ensure(kafka);
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                List<TopicPartition> partitions = consumer.partitionsFor(StateChange.TOPIC).stream()
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                while (closing.getCount() > 0) {
                    consumer.poll(POLL).forEach(this::take);
                }
            }
        } catch (KafkaException e) {
            LOG.warnf("IAM's state is not heard of until Kafka is back; what is known stays: %s", e.getMessage());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void take(ConsumerRecord<String, byte[]> kept) {
        try {
            StateChange.read(JSON.readTree(kept.value())).ifPresent(state::apply);
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("The record %d of %s cannot be read and is passed over", kept.offset(), StateChange.TOPIC);
        }
    }
}
