package dev.cognate.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where facts wait until Kafka has them. They are written in the transaction that makes them true. */
@ApplicationScoped
public class Outbox {
    static final int SHARDS = 16;

    /** By way of text: the driver would write a parameter of type jsonb as one JSON string. */
    private static final String INSERT = """
            insert into outbox
                (id, shard, aggregatetype, aggregateid, type, topic, payload, occurred_at, tracingspancontext)
            values ($1, $2, $3, $4, $5, $6, cast(cast($7 as text) as jsonb), $8, $9)""";

    /** Hibernate takes no numbered parameters: its own are called p1 to p9. */
    private static final String NAMED = INSERT.replaceAll("\\$(\\d)", ":p$1");

    private final OutboxRelay relay;
    private final EventsConfig config;
    private final Pool pool;

    Outbox(OutboxRelay relay, EventsConfig config, Pool pool) {
        this.relay = relay;
        this.config = config;
        this.pool = pool;
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
        return whenItFits(event, values -> {
            Mutiny.MutationQuery insert = session.createNativeQuery(NAMED);
            for (int index = 0; index < values.size(); index++) {
                insert.setParameter("p" + (index + 1), values.get(index));
            }
            return insert.executeUpdate().replaceWithVoid();
        });
    }

    /**
     * Adds an event that belongs to no other change, in one statement that is a transaction of its own.
     *
     * @return done when the event is durable; fails like {@link #add(Mutiny.QueryProducer, Event)}
     */
    public Uni<Void> add(Event event) {
        return whenItFits(
                event,
                values -> pool.preparedQuery(INSERT)
                        .execute(Tuple.tuple(values))
                        .ifNoItem()
                        .after(config.relay().databaseTimeout())
                        .fail()
                        .replaceWithVoid());
    }

    private Uni<Void> whenItFits(Event event, Function<List<Object>, Uni<Void>> insert) {
        String payload = event.data().toString();
        if (payload.getBytes(StandardCharsets.UTF_8).length > config.maxDataBytes()) {
            return Uni.createFrom().failure(new IllegalArgumentException(event + " is too large"));
        }
        return insert.apply(values(event, payload)).invoke(relay::somethingIsNew);
    }

    private static List<Object> values(Event event, String payload) {
        return Arrays.asList(
                event.id(),
                shardOf(event.key()),
                event.source(),
                event.key(),
                event.type(),
                event.topic(),
                payload,
                event.time().atOffset(ZoneOffset.UTC),
                event.traceParent().orElse(null));
    }

    /** Stable over JVMs and releases: {@link String#hashCode()} is specified. */
    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }
}
