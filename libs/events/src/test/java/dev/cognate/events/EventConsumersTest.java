package dev.cognate.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.EmbeddedKafkaBroker;
import dev.cognate.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
@QuarkusTestResource(EventsDatabase.class)
@QuarkusTestResource(KafkaResource.class)
class EventConsumersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    EventConsumers consumers;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String databaseUrl;

    private final String topic = TestEvents.newTopic();
    private final String group = "group-" + UUID.randomUUID();
    private final AtomicInteger calls = new AtomicInteger();
    private AutoCloseable consumer;

    @AfterEach
    void stopConsumer() throws Exception {
        consumer.close();
    }

    @Test
    void shouldHandleAnEventDeliveredTwiceOnce() throws Exception {
        // given
        Event twice = TestEvents.event(topic, "alice", 1);
        Event last = TestEvents.event(topic, "alice", 2);

        // when
        consumer = consumers.start(group, topic, this::writeDown);
        send(CloudEvents.toRecord(twice), CloudEvents.toRecord(twice), CloudEvents.toRecord(last));

        // then
        awaitHandled(last);
        assertThat(calls).hasValue(2);
    }

    @Test
    void shouldTryAFailedEventAgainBeforeTheNextOne() throws Exception {
        // given
        Event first = TestEvents.event(topic, "alice", 1);
        Event second = TestEvents.event(topic, "alice", 2);

        // when
        consumer = consumers.start(
                group,
                topic,
                (session, event) -> writeDown(session, event)
                        .chain(() -> calls.get() <= 2
                                ? Uni.createFrom().failure(new IllegalStateException("not yet"))
                                : Uni.createFrom().voidItem()));
        send(CloudEvents.toRecord(first), CloudEvents.toRecord(second));

        // then
        awaitHandled(second);
        assertThat(position(first)).isLessThan(position(second));
        assertThat(calls).hasValue(4);
    }

    @Test
    void shouldSkipWhatIsNoEvent() throws Exception {
        // given
        Event event = TestEvents.event(topic, "alice", 1);
        var garbage = new ProducerRecord<>(topic, event.key(), "garbage".getBytes(StandardCharsets.UTF_8));

        // when
        consumer = consumers.start(group, topic, this::writeDown);
        send(garbage, CloudEvents.toRecord(event));

        // then
        awaitHandled(event);
    }

    @Test
    void shouldGoOnWhereItStopped() throws Exception {
        // given
        Event first = TestEvents.event(topic, "alice", 1);
        Event second = TestEvents.event(topic, "alice", 2);
        consumer = consumers.start(group, topic, this::writeDown);
        send(CloudEvents.toRecord(first));
        awaitHandled(first);
        consumer.close();

        // when
        send(CloudEvents.toRecord(second));
        consumer = consumers.start(group, topic, this::writeDown);

        // then
        awaitHandled(second);
        assertThat(calls).hasValue(2);
    }

    private Uni<Void> writeDown(Mutiny.Session session, Event event) {
        calls.incrementAndGet();
        return session.persist(new HandledEvent(event.id())).call(session::flush);
    }

    private void awaitHandled(Event event) {
        Awaitility.await("handled").atMost(PATIENCE).until(() -> position(event) > 0);
    }

    private int position(Event event) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:" + databaseUrl);
        database.setUser("postgres");
        String sql = "select position from handled_event where event_id = '" + event.id() + "'";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    private static void send(ProducerRecord<String, byte[]>... records) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EmbeddedKafkaBroker.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> kafka : List.of(records)) {
                producer.send(kafka).get(20, TimeUnit.SECONDS);
            }
        }
    }
}
