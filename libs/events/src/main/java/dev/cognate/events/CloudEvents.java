package dev.cognate.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0 on Kafka in binary mode: attributes in headers, data as the value. */
final class CloudEvents {
    private static final String SPEC_VERSION = "1.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private CloudEvents() {}

    static ProducerRecord<String, byte[]> toRecord(Event event) {
        var kafka = new ProducerRecord<>(
                event.topic(), event.key(), utf8(event.data().toString()));
        Headers headers = kafka.headers();
        headers.add("ce_specversion", utf8(SPEC_VERSION));
        headers.add("ce_id", utf8(event.id().toString()));
        headers.add("ce_type", utf8(event.type()));
        headers.add("ce_source", utf8(event.source()));
        headers.add("ce_subject", utf8(event.subject()));
        headers.add("ce_time", utf8(event.time().toString()));
        headers.add("ce_partitionkey", utf8(event.key()));
        event.traceParent().ifPresent(trace -> headers.add("ce_traceparent", utf8(trace)));
        headers.add("content-type", utf8("application/json"));
        return kafka;
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException when it is none; the message names the fault and quotes no data
     */
    static Event fromRecord(ConsumerRecord<String, byte[]> kafka) {
        if (!SPEC_VERSION.equals(header(kafka, "ce_specversion"))) {
            throw new IllegalArgumentException("not a CloudEvent of version 1.0");
        }
        try {
            String key = header(kafka, "ce_partitionkey");
            return new Event(
                    UUID.fromString(header(kafka, "ce_id")),
                    kafka.topic(),
                    header(kafka, "ce_type"),
                    header(kafka, "ce_source"),
                    Event.poolOf(key),
                    Event.subjectOf(key),
                    Instant.parse(header(kafka, "ce_time")),
                    optionalHeader(kafka, "ce_traceparent"),
                    JSON.readTree(kafka.value()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("ce_time is no time", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the data is not JSON");
        }
    }

    private static String header(ConsumerRecord<String, byte[]> kafka, String name) {
        return optionalHeader(kafka, name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static Optional<String> optionalHeader(ConsumerRecord<String, byte[]> kafka, String name) {
        return Optional.ofNullable(kafka.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
