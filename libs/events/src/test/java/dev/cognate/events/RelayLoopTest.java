package dev.cognate.events;

import static dev.cognate.events.TestEvents.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.EmbeddedKafkaBroker;
import dev.cognate.testkit.PostgresDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayLoopTest {
    private static final int SUBJECTS = 40;
    private static final int PER_SUBJECT = 25;

    private final PostgresDatabase database = Schema.create();
    private final String topic = TestEvents.newTopic();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = PgBuilder.pool()
            .using(vertx)
            .connectingTo(PgConnectOptions.fromUri(database.reactiveUrl())
                    .setUser(database.username())
                    .setPassword(database.password()))
            .with(new PoolOptions().setMaxSize(4))
            .build();
    private final OutboxTable outbox = new OutboxTable(pool, Duration.ofSeconds(10));

    @AfterEach
    void close() {
        pool.close().await().atMost(Duration.ofSeconds(5));
        vertx.close().await().atMost(Duration.ofSeconds(5));
    }

    @Test
    void shouldNeitherReorderNorRepeatWhenTwoRelaysShareTheWork() {
        // given
        insert(IntStream.range(0, PER_SUBJECT)
                .boxed()
                .flatMap(n -> IntStream.range(0, SUBJECTS).mapToObj(s -> TestEvents.event(topic, "s" + s, n))));
        Set<String> relaysThatSent = ConcurrentHashMap.newKeySet();

        // when
        try (RelayLoop first = start(() -> new Watched("first", relaysThatSent));
                RelayLoop second = start(() -> new Watched("second", relaysThatSent))) {
            awaitEmptyOutbox();
        }

        // then
        List<Event> received = TopicReader.awaitEvents(topic, SUBJECTS * PER_SUBJECT);
        assertThat(received).hasSize(SUBJECTS * PER_SUBJECT);
        assertThat(relaysThatSent).containsExactlyInAnyOrder("first", "second");
        for (int s = 0; s < SUBJECTS; s++) {
            assertThat(TopicReader.numbersOf(received, "s" + s))
                    .isEqualTo(IntStream.range(0, PER_SUBJECT).boxed().toList());
        }
    }

    @Test
    void shouldSendAgainUnderTheSameIdAfterACrashBetweenSendAndDelete() {
        // given
        Event event = TestEvents.event(topic, "alice", 1);
        insert(Stream.of(event));
        AtomicInteger crashes = new AtomicInteger();

        // when
        try (RelayLoop relay = start(() -> new CrashingOnce(crashes))) {
            awaitEmptyOutbox();
        }

        // then
        assertThat(TopicReader.awaitEvents(topic, 2)).extracting(Event::id).containsExactly(event.id(), event.id());
    }

    @Test
    void shouldHoldBackASubjectsLaterEventsWhenOneFails() {
        // given
        insert(events(topic, "alice", 5));
        AtomicInteger failures = new AtomicInteger(3);

        // when
        try (RelayLoop relay = start(() -> new RefusingSecond(failures))) {
            awaitEmptyOutbox();
        }

        // then
        assertThat(TopicReader.numbersOf(TopicReader.awaitEvents(topic, 5), "alice"))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldSendEventsOfManySubjectsTogether() {
        // given
        Set<Short> shards = new HashSet<>();
        insert(IntStream.range(0, 1_000)
                .mapToObj(s -> TestEvents.event(topic, "s" + s, 0))
                .filter(event -> shards.add(Outbox.shardOf(event.key()))));
        AtomicInteger sends = new AtomicInteger();

        // when
        try (RelayLoop relay = start(() -> new Counting(sends))) {
            awaitEmptyOutbox();
        }

        // then
        assertThat(sends.get()).isEqualTo(2);
    }

    @Test
    void shouldReportWhatWaits() {
        // given
        insert(events(topic, "alice", 7));

        // when
        OutboxLag lag = outbox.lag().await().atMost(Duration.ofSeconds(5));

        // then
        assertThat(lag.events()).isEqualTo(7);
    }

    private RelayLoop start(Supplier<EventSender> senders) {
        RelayLoop loop = new RelayLoop(outbox, senders, new FastRelay());
        loop.start();
        return loop;
    }

    private void awaitEmptyOutbox() {
        Awaitility.await("empty outbox")
                .atMost(Duration.ofSeconds(40))
                .until(() -> outbox.lag().await().atMost(Duration.ofSeconds(5)).events() == 0);
    }

    private void insert(Stream<Event> events) {
        String sql = """
                insert into outbox (id, shard, aggregatetype, aggregateid, type, topic, payload, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, now())""";
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Event event : events.toList()) {
                statement.setObject(1, event.id());
                statement.setShort(2, Outbox.shardOf(event.key()));
                statement.setString(3, event.source());
                statement.setString(4, event.key());
                statement.setString(5, event.type());
                statement.setString(6, event.topic());
                statement.setString(7, event.data().toString());
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EventSender kafka() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EmbeddedKafkaBroker.shared().bootstrapServers());
        return new KafkaEventSender(settings, Duration.ofSeconds(10));
    }

    /** Notes which relay sends. */
    private record Watched(String relay, Set<String> relays, EventSender kafka) implements EventSender {
        Watched(String relay, Set<String> relays) {
            this(relay, relays, RelayLoopTest.kafka());
        }

        @Override
        public Sent send(List<Event> events) {
            relays.add(relay);
            return kafka.send(events);
        }

        @Override
        public void close() {
            kafka.close();
        }
    }

    /** Counts how often it is asked to send. */
    private record Counting(AtomicInteger sends, EventSender kafka) implements EventSender {
        Counting(AtomicInteger sends) {
            this(sends, RelayLoopTest.kafka());
        }

        @Override
        public Sent send(List<Event> events) {
            sends.incrementAndGet();
            return kafka.send(events);
        }

        @Override
        public void close() {
            kafka.close();
        }
    }

    /** Fails after Kafka has the first batch and before the relay hears of it. */
    private record CrashingOnce(AtomicInteger crashes, EventSender kafka) implements EventSender {
        CrashingOnce(AtomicInteger crashes) {
            this(crashes, RelayLoopTest.kafka());
        }

        @Override
        public Sent send(List<Event> events) {
            Sent sent = kafka.send(events);
            if (crashes.getAndIncrement() == 0) {
                throw new IllegalStateException("crash");
            }
            return sent;
        }

        @Override
        public void close() {
            kafka.close();
        }
    }

    /** Refuses the event with the number 1 a few times. */
    private record RefusingSecond(AtomicInteger refusals, EventSender kafka) implements EventSender {
        RefusingSecond(AtomicInteger refusals) {
            this(refusals, RelayLoopTest.kafka());
        }

        @Override
        public Sent send(List<Event> events) {
            boolean second =
                    events.stream().anyMatch(event -> event.data().path("n").asInt() == 1);
            if (second && refusals.getAndDecrement() > 0) {
                return new Sent(List.of(), Optional.of(new IllegalStateException("refused")));
            }
            return kafka.send(events);
        }

        @Override
        public void close() {
            kafka.close();
        }
    }

    /** Small batches, so that relays meet often. */
    private static final class FastRelay implements EventsConfig.Relay {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration pollInterval() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration commitDelay() {
            return Duration.ofMillis(1);
        }

        @Override
        public int batchSize() {
            return 10;
        }

        @Override
        public Duration sendTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration databaseTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration maxBackoff() {
            return Duration.ofMillis(200);
        }
    }
}
