package dev.cognate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTest {
    @Test
    void shouldNotPrintItsData() {
        // given
        var data = JsonNodeFactory.instance.objectNode().put("email", "alice@example.com");

        // when
        Event event = Event.of("topic", "type", "/source", "pool", "subject", Instant.EPOCH, data);

        // then
        assertThat(event).hasToString("Event[type " + event.id() + " to topic]");
    }

    @Test
    void shouldHaveAKeyOfPoolAndSubject() {
        assertThat(TestEvents.event("topic", "alice", 1).key()).isEqualTo("us-east-1_Pool#alice");
    }

    @Test
    void shouldFindPoolAndSubjectInAKeyAgain() {
        assertThat(Event.poolOf("pool#a#b")).isEqualTo("pool");
        assertThat(Event.subjectOf("pool#a#b")).isEqualTo("a#b");
    }

    @Test
    void shouldRefuseAPoolThatWouldBlurTheKey() {
        var data = JsonNodeFactory.instance.objectNode();
        assertThatThrownBy(() -> Event.of("topic", "type", "/source", "a#b", "c", Instant.EPOCH, data))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
