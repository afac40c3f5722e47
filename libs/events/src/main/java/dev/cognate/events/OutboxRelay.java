package dev.cognate.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes this service's outbox to Kafka while the application runs: at least once, and in order for each subject,
 * however many replicas do the same.
 */
@ApplicationScoped
public class OutboxRelay {
    private final EventsConfig.Relay config;
    private final OutboxTable outbox;
    private final RelayLoop loop;
    private final Vertx vertx;
    private final AtomicBoolean announced = new AtomicBoolean();

    OutboxRelay(
            Pool pool,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            EventsConfig config,
            Vertx vertx) {
        this.config = config.relay();
        this.outbox = new OutboxTable(pool, this.config.databaseTimeout());
        this.loop = new RelayLoop(outbox, () -> new KafkaEventSender(kafka, this.config.sendTimeout()), this.config);
        this.vertx = vertx;
    }

    /** What waits in the outbox now. It grows while Kafka is away. */
    public Uni<OutboxLag> lag() {
        return outbox.lag();
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.enabled()) {
            loop.close();
        }
    }

    /** The transaction is still open when this is called; many of them in a row wake the relay once. */
    void somethingIsNew() {
        if (announced.compareAndSet(false, true)) {
            vertx.setTimer(Math.max(1, config.commitDelay().toMillis()), timer -> {
                announced.set(false);
                loop.somethingIsNew();
            });
        }
    }
}
