package dev.cognate.events;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.reactive.mutiny.Mutiny;

/** Starts consumers of events and stops them with the application. */
@ApplicationScoped
public class EventConsumers {
    private final Map<String, Object> kafka;
    private final EventsConfig config;
    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final List<IdempotentConsumer> consumers = new CopyOnWriteArrayList<>();

    EventConsumers(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventsConfig config,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        this.kafka = kafka;
        this.config = config;
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /**
     * Hands every event of a topic to a handler, from the oldest that Kafka still has. Each change is applied once,
     * however often the event is delivered and however many replicas share the group.
     *
     * @param group the consumer group; also the name under which handled events are remembered
     * @param topic the topic to read
     * @param handler called for one event of a partition after the other, on a Vert.x context
     * @return stops this consumer when closed; closing is not needed at the end of the application
     */
    public AutoCloseable start(String group, String topic, EventHandler handler) {
        Subscription subscription = new Subscription(group, topic, handler);
        IdempotentConsumer consumer = new IdempotentConsumer(subscription, kafka, config.consumer(), sessions, vertx);
        consumers.add(consumer);
        consumer.start();
        return () -> {
            consumers.remove(consumer);
            consumer.close();
        };
    }

    void stop(@Observes ShutdownEvent event) {
        consumers.forEach(IdempotentConsumer::close);
    }

    record Subscription(String group, String topic, EventHandler handler) {}
}
