package dev.cognate.events;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where facts wait until Kafka has them. They are written in the transaction that makes them true. */
@ApplicationScoped
public class Outbox {
    static final int SHARDS = 16;

    /** By way of text: the driver would write a parameter of type jsonb as one JSON string. */
    private static final String INSERT = """
            insert into outbox
                (id, shard, aggregatetype, aggregateid, type, topic, payload, occurred_at, tracingspancontext)
            values (:id, :shard, :source, :key, :type, :topic, cast(cast(:payload as text) as jsonb), :time, :trace)""";

    private final OutboxRelay relay;
    private final EventsConfig config;

    Outbox(OutboxRelay relay, EventsConfig config) {
        this.relay = relay;
        this.config = config;
    }

    /**
     * Adds an event to the caller's transaction. Call it after the statement that changes the subject, so that two
     * transactions on one subject add their events in the order they commit.
     *
     * @param session a Session or StatelessSession with an open transaction
     * @return done when the row is written; fails as any statement does, and with {@link IllegalArgumentException} when
     *     the data is larger than {@code cognate.events.max-data-bytes}
     */
    public Uni<Void> add(Mutiny.QueryProducer session, Event event) {
        String payload = event.data().toString();
        if (payload.getBytes(StandardCharsets.UTF_8).length > config.maxDataBytes()) {
            return Uni.createFrom().failure(new IllegalArgumentException(event + " is too large"));
        }
        return session.createNativeQuery(INSERT)
                .setParameter("id", event.id())
                .setParameter("shard", shardOf(event.key()))
                .setParameter("source", event.source())
                .setParameter("key", event.key())
                .setParameter("type", event.type())
                .setParameter("topic", event.topic())
                .setParameter("payload", payload)
                .setParameter("time", event.time())
                .setParameter("trace", event.traceParent().orElse(null))
                .executeUpdate()
                .invoke(relay::somethingIsNew)
                .replaceWithVoid();
    }

    /** Stable over JVMs and releases: {@link String#hashCode()} is specified. */
    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }
}
