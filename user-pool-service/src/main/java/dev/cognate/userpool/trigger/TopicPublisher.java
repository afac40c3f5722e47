package dev.cognate.userpool.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.database.Database;
import dev.cognate.events.Event;
import dev.cognate.events.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Sends events to Kafka, by way of the outbox: once the call is answered they get there, at least once. */
@ApplicationScoped
class TopicPublisher {
    private final Outbox outbox;
    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    TopicPublisher(Outbox outbox, Database database, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Uni<Void> publish(TriggerTarget.Topic topic, TriggerCall call, Map<String, Object> event) {
        var pool = call.occasion().pool();
        return database.inTransaction(session -> outbox.add(
                session,
                Event.of(
                        topic.name(),
                        "dev.cognate.trigger." + call.source().wireName(),
                        pool.settings().arn(),
                        pool.id(),
                        call.userName(),
                        clock.instant(),
                        json.valueToTree(event))));
    }
}
