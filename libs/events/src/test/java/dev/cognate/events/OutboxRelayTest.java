package dev.cognate.events;

import static dev.cognate.events.TestEvents.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cognate.testkit.EmbeddedKafkaBroker;
import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EventsDatabase.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(KeyringResource.class)
class OutboxRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    Mutiny.SessionFactory sessions;

    private final String topic = TestEvents.newTopic();

    @AfterEach
    void startKafkaAgain() {
        EmbeddedKafkaBroker.shared().start();
    }

    @Test
    void shouldPublishWhatWasCommitted() {
        // given
        Event event = TestEvents.event(topic, "alice", 1);

        // when
        commit(List.of(event));

        // then
        assertThat(TopicReader.awaitEvents(topic, 1)).containsExactly(event);
    }

    @Test
    void shouldPublishFromAStatelessSession() {
        // given
        Event event = TestEvents.event(topic, "alice", 1);

        // when
        sessions.withStatelessTransaction(session -> outbox.add(session, event))
                .await()
                .atMost(PATIENCE);

        // then
        assertThat(TopicReader.awaitEvents(topic, 1)).containsExactly(event);
    }

    @Test
    void shouldPublishWhatBelongsToNoOtherChange() {
        // given
        Event event = TestEvents.event(topic, "alice", 1);

        // when
        outbox.add(event).await().atMost(PATIENCE);

        // then
        assertThat(TopicReader.awaitEvents(topic, 1)).containsExactly(event);
    }

    @Test
    void shouldNotPublishWhatWasRolledBack() {
        // given
        Event undone = TestEvents.event(topic, "alice", 1);
        Event later = TestEvents.event(topic, "alice", 2);

        // when
        Uni<Void> failing = sessions.withTransaction(session ->
                outbox.add(session, undone).chain(() -> Uni.createFrom().failure(new IllegalStateException("undo"))));
        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("undo");
        commit(List.of(later));

        // then
        assertThat(TopicReader.awaitEvents(topic, 1)).containsExactly(later);
    }

    @Test
    void shouldKeepEventsWhileKafkaIsAwayAndThenPublishThemInOrder() {
        // given
        EmbeddedKafkaBroker.shared().stop();

        // when
        for (Event event : events(topic, "alice", 20).toList()) {
            commit(List.of(event));
        }
        OutboxLag away = relay.lag().await().atMost(PATIENCE);
        EmbeddedKafkaBroker.shared().start();

        // then
        assertThat(away.events()).isEqualTo(20);
        List<Event> received = TopicReader.awaitEvents(topic, 20);
        assertThat(TopicReader.numbersOf(received, "alice"))
                .containsSubsequence(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    }

    @Test
    void shouldKeepTheOrderWithinOneTransaction() {
        // when
        commit(events(topic, "alice", 30).toList());

        // then
        assertThat(TopicReader.numbersOf(TopicReader.awaitEvents(topic, 30), "alice"))
                .isSorted()
                .hasSize(30);
    }

    @Test
    void shouldRefuseDataThatKafkaWouldRefuseForever() {
        // given
        var data = JsonNodeFactory.instance.textNode("x".repeat(300_000));
        Event event = Event.of(topic, "type", "/test", "pool", "alice", Instant.EPOCH, data);

        // then
        assertThatThrownBy(() -> commit(List.of(event))).isInstanceOf(IllegalArgumentException.class);
    }

    private void commit(List<Event> events) {
        sessions.withTransaction(session -> Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(event -> outbox.add(session, event))
                        .collect()
                        .asList()
                        .replaceWithVoid())
                .await()
                .atMost(PATIENCE);
    }
}
