package dev.cognate.iam.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.StateChange;
import dev.cognate.testkit.EmbeddedKafkaBroker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateReaderTest {
    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", EmbeddedKafkaBroker.shared().bootstrapServers());

    private final IamState state = new IamState();
    private final StateReader reader = new StateReader(KAFKA, state);

    @AfterEach
    void stop() {
        reader.close();
    }

    @Test
    void shouldKnowWhatWasPublishedBeforeItStarted() {
        // given
        publish(StateChange.to(role("Early"), 1));

        // when
        reader.start();

        // then
        await().untilAsserted(() -> assertThat(state.role("early")).isPresent());
    }

    @Test
    void shouldHearOfChangesAndPassOverWhatItCannotRead() {
        // given
        reader.start();
        publish(StateChange.to(role("Changing"), 1));
        await().untilAsserted(() -> assertThat(state.role("Changing")).isPresent());

        // when
        send("000000000000#role/broken", "{".getBytes(StandardCharsets.UTF_8));
        publish(StateChange.without(role("Changing"), 2));

        // then
        await().untilAsserted(() -> assertThat(state.role("Changing")).isEmpty());
    }

    @Test
    void shouldMakeTheTopicACompactedOne() throws Exception {
        // given
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, StateChange.TOPIC);

        // when
        StateTopic.ensure(KAFKA);

        // then
        try (Admin admin = Admin.create(KAFKA)) {
            assertThat(admin.describeConfigs(List.of(topic))
                            .all()
                            .get(10, TimeUnit.SECONDS)
                            .get(topic)
                            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                            .value())
                    .isEqualTo("compact");
        }
    }

    private static IamRole role(String name) {
        return new IamRole(
                name,
                "/",
                "AROA" + name,
                "arn:aws:iam::000000000000:role/" + name,
                1,
                "{}",
                null,
                3600,
                Map.of(),
                null,
                Map.of(),
                List.of());
    }

    private static void publish(StateChange change) {
        send("000000000000#" + change.subject(), change.toJson().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(KAFKA, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(StateChange.TOPIC, key, value)).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
