package dev.cognate.userpool.federation.user;

import static dev.cognate.userpool.federation.user.ArrivalScene.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.TopicReader;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a subscriber hears of users who come from providers. */
@QuarkusTest
class FederationEventsTest {
    private static final String PREFIX = "dev.cognate.user-pool.";

    @Inject
    TestFederation federation;

    private ArrivalScene scene;

    @BeforeEach
    void open() {
        scene = ArrivalScene.create(federation);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private List<ConsumerRecord<String, String>> events(String topic, String sub, int count) {
        try (TopicReader reader = new TopicReader(topic)) {
            return reader.eventsOf(scene.poolId() + "#" + sub, count);
        }
    }

    private List<ConsumerRecord<String, String>> changes(String sub, int count) {
        return events("cognate.user-pool.events.v1", sub, count);
    }

    @Test
    void shouldTellOfNewAndChangedUsersButNotWhatTheProviderSaid() {
        // given
        String sub = scene.signIn("s-1", Map.of("name", "Jane Roe", "mail", "jane@example.com"))
                .user()
                .sub()
                .toString();
        scene.signIn("s-1", Map.of("name", "Jane Doe", "mail", "jane@example.com"));

        // when
        List<ConsumerRecord<String, String>> events = changes(sub, 3);

        // then
        assertThat(events)
                .extracting(TopicReader::type)
                .containsExactlyInAnyOrder(
                        PREFIX + "user-added-to-group.v1", PREFIX + "user-signed-up.v1", PREFIX + "user-updated.v1");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.value())
                        .doesNotContain("Jane")
                        .doesNotContain("jane@example.com")
                        .doesNotContain("s-1"));
        assertThat(events)
                .anySatisfy(event -> assertThat(event.value())
                        .contains("\"providerName\":\"Corporate\"", "\"clientId\":\"" + scene.clientId() + "\""));
        assertThat(events.getLast().value()).contains("\"attributes\":[\"name\"]");
    }

    @Test
    void shouldTellOfLinks() {
        // given
        String name = TestPool.newName();
        String sub = scene.local(name);
        scene.link(name, "Google", SUBJECT, "123");
        scene.disable("Google", SUBJECT, "123");
        scene.disable("Cognito", SUBJECT, name);

        // when
        List<ConsumerRecord<String, String>> events = changes(sub, 5);

        // then
        assertThat(events)
                .extracting(TopicReader::type)
                .endsWith(PREFIX + "user-linked.v1", PREFIX + "user-unlinked.v1", PREFIX + "user-identity-disabled.v1");
        assertThat(events.get(2).value())
                .contains("\"providerName\":\"Google\"")
                .doesNotContain("123");
    }
}
