package dev.cognate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private final Event event = TestEvents.event("topic", "alice", 1).withTraceParent(TRACE);

    @Test
    void shouldReadWhatItWrote() {
        assertThat(CloudEvents.fromRecord(received(CloudEvents.toRecord(event))))
                .isEqualTo(event);
    }

    @Test
    void shouldWriteTheRequiredAttributesAsHeaders() {
        // when
        ProducerRecord<String, byte[]> kafka = CloudEvents.toRecord(event);

        // then
        assertThat(header(kafka, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(kafka, "ce_id")).isEqualTo(event.id().toString());
        assertThat(header(kafka, "ce_type")).isEqualTo("dev.cognate.test.counted");
        assertThat(header(kafka, "ce_source")).isEqualTo("/test");
        assertThat(header(kafka, "ce_subject")).isEqualTo("alice");
        assertThat(header(kafka, "ce_time")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(header(kafka, "ce_partitionkey")).isEqualTo(kafka.key());
        assertThat(header(kafka, "content-type")).isEqualTo("application/json");
    }

    @Test
    void shouldPutTheBareDataIntoTheValue() {
        assertThat(CloudEvents.toRecord(event).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"n\":1}");
    }

    @Test
    void shouldNameAMissingAttribute() {
        // given
        ProducerRecord<String, byte[]> kafka = CloudEvents.toRecord(event);

        // when
        kafka.headers().remove("ce_type");

        // then
        assertThatThrownBy(() -> CloudEvents.fromRecord(received(kafka))).hasMessage("ce_type is missing");
    }

    @Test
    void shouldNotQuoteDataThatIsNotJson() {
        // given
        var written = CloudEvents.toRecord(event);
        var broken = new ConsumerRecord<>("topic", 0, 0, written.key(), "alice".getBytes(StandardCharsets.UTF_8));
        written.headers().forEach(broken.headers()::add);

        // then
        assertThatThrownBy(() -> CloudEvents.fromRecord(broken)).hasNoCause().hasMessage("the data is not JSON");
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> kafka) {
        var received = new ConsumerRecord<>(kafka.topic(), 0, 0, kafka.key(), kafka.value());
        kafka.headers().forEach(received.headers()::add);
        return received;
    }

    private static String header(ProducerRecord<String, byte[]> kafka, String name) {
        return new String(kafka.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
