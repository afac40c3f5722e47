package dev.cognate.risk;

import dev.cognate.testkit.EmbeddedKafkaBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events as user pools tell them. */
public final class Events {
    private Events() {}

    /** Somebody signed in. */
    public static void succeeded(String poolId, UUID sub, String address, String userAgent, Instant at) {
        attempt("sign-in-succeeded", poolId, sub, data(poolId, sub, address, userAgent), at);
    }

    /** Somebody tried to. */
    public static void failed(String poolId, UUID sub, String address, String userAgent, Instant at) {
        attempt("sign-in-failed", poolId, sub, data(poolId, sub, address, userAgent), at);
    }

    /** A user is gone. */
    public static void deleted(String poolId, UUID sub) {
        String data = data(poolId, sub, "", "");
        send("cognate.user-pool.events.v1", "user-deleted", poolId + "#" + sub, data, Instant.now());
    }

    private static void attempt(String type, String poolId, UUID sub, String data, Instant at) {
        send("cognate.auth.events.v1", type, poolId + "#" + sub, data, at);
    }

    private static String data(String poolId, UUID sub, String address, String userAgent) {
        return "{\"userPoolId\":\"%s\",\"sub\":\"%s\",\"ipAddress\":\"%s\",\"userAgent\":\"%s\"}"
                .formatted(poolId, sub, address, userAgent);
    }

    private static void send(String topic, String type, String key, String data, Instant at) {
        var event = new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8));
        Map<String, String> attributes = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                "dev.cognate.user-pool." + type + ".v1",
                "ce_source",
                "arn:test",
                "ce_time",
                at.toString(),
                "ce_partitionkey",
                key);
        attributes.forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", EmbeddedKafkaBroker.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(event).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
