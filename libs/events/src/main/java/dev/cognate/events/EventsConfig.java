package dev.cognate.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Events between services. The broker is {@code kafka.bootstrap.servers} with the other {@code kafka.…} settings. */
@ConfigMapping(prefix = "cognate.events")
public interface EventsConfig {
    /** The largest event, in bytes of JSON. Kafka's own limit, 1 MiB, must stay above it. */
    @WithDefault("262144")
    int maxDataBytes();

    /** Publishing. */
    Relay relay();

    /** Consuming. */
    Consumer consumer();

    /** How the outbox is published. */
    interface Relay {
        /** Whether this instance publishes. Switch it off where Debezium reads the outbox. */
        @WithDefault("true")
        boolean enabled();

        /** How often the outbox is looked at when nobody says there is something new. */
        @WithDefault("500ms")
        Duration pollInterval();

        /** How long after an event is added the outbox is looked at; the transaction should be committed by then. */
        @WithDefault("20ms")
        Duration commitDelay();

        /** How many events are taken from the outbox at once. */
        @WithDefault("200")
        int batchSize();

        /** How long Kafka has to acknowledge an event. */
        @WithDefault("10s")
        Duration sendTimeout();

        /** How long PostgreSQL has to answer a statement of the relay. */
        @WithDefault("5s")
        Duration databaseTimeout();

        /** The longest pause between attempts while Kafka or PostgreSQL is away. */
        @WithDefault("5s")
        Duration maxBackoff();
    }

    /** How events are consumed. */
    interface Consumer {
        /** How long a handler has for one event. */
        @WithDefault("30s")
        Duration handlerTimeout();

        /** The longest pause between attempts while a handler fails. */
        @WithDefault("5s")
        Duration maxBackoff();

        /** How long the ids of handled events are remembered; longer than Kafka keeps the topics. */
        @WithDefault("30d")
        Duration rememberFor();
    }
}
