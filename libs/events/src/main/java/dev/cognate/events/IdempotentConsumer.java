package dev.cognate.events;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads one topic on a thread of its own and hands each event to a handler once in effect. Events of one key come in order,
 * one after the other; an event that cannot be handled holds up its partition until it can.
 */
final class IdempotentConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(IdempotentConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);
    private static final long FORGET_EVERY_NANOS = Duration.ofHours(1).toNanos();

    private final EventConsumers.Subscription subscription;
    private final Map<String, Object> settings;
    private final EventsConfig.Consumer config;
    private final Mutiny.SessionFactory sessions;
    private final Context eventLoop;
    private final ConsumedEvents consumed;
    private final Backoff backoff;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private long forgotAt = System.nanoTime() - FORGET_EVERY_NANOS;

    IdempotentConsumer(
            EventConsumers.Subscription subscription,
            Map<String, Object> kafka,
            EventsConfig.Consumer config,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        this.subscription = subscription;
        this.settings = settings(subscription, kafka);
        this.config = config;
        this.sessions = sessions;
        this.eventLoop = vertx.getOrCreateContext();
        this.consumed = new ConsumedEvents(subscription.group());
        this.backoff = new Backoff(config.maxBackoff());
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("events-" + subscription.group() + "-" + subscription.topic())
                .unstarted(this::run);
    }

    private static Map<String, Object> settings(EventConsumers.Subscription subscription, Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, subscription.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return settings;
    }

    void start() {
        thread.start();
    }

    /** Stops and waits for the event at hand. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(config.handlerTimeout().plus(KAFKA_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (var kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                kafka.subscribe(List.of(subscription.topic()));
                consume(kafka);
            } catch (RuntimeException e) {
                pause(e);
            }
        }
    }

    private void pause(RuntimeException cause) {
        Duration pause = backoff.next();
        LOG.warnf(cause, "%s is stuck, the next attempt is in %s", thread.getName(), pause);
        try {
            stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    private void consume(KafkaConsumer<String, byte[]> kafka) {
        while (stop.getCount() > 0) {
            ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
            if (!records.isEmpty()) {
                handleAll(kafka, records);
                backoff.reset();
            }
            forgetOldIds();
        }
    }

    /** Commits what was handled also when the next event fails: only that one and those behind it come again. */
    private void handleAll(KafkaConsumer<String, byte[]> kafka, ConsumerRecords<String, byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
        try {
            for (ConsumerRecord<String, byte[]> received : records) {
                read(received).ifPresent(this::handle);
                handled.put(
                        new TopicPartition(received.topic(), received.partition()),
                        new OffsetAndMetadata(received.offset() + 1));
            }
        } finally {
            kafka.commitSync(handled, KAFKA_TIMEOUT);
        }
    }

    /** What is no event at all will not become one by waiting. */
    private static Optional<Event> read(ConsumerRecord<String, byte[]> received) {
        try {
            return Optional.of(CloudEvents.fromRecord(received));
        } catch (IllegalArgumentException e) {
            LOG.errorf(
                    "Skipped offset %d of %s-%d: %s",
                    received.offset(), received.topic(), received.partition(), e.getMessage());
            return Optional.empty();
        }
    }

    private void handle(Event event) {
        inTransaction(session -> consumed.remember(session, event)
                .flatMap(isNew -> isNew
                        ? subscription.handler().handle(session, event)
                        : Uni.createFrom().voidItem()));
    }

    private void forgetOldIds() {
        if (System.nanoTime() - forgotAt >= FORGET_EVERY_NANOS) {
            inTransaction(session -> consumed.forget(session, config.rememberFor()));
            forgotAt = System.nanoTime();
        }
    }

    /** Each transaction gets a context of its own: Hibernate Reactive keeps the session there. */
    private <T> void inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        Context context = VertxContext.createNewDuplicatedContext(eventLoop);
        VertxContextSafetyToggle.setContextSafe(context, true);
        Uni.createFrom()
                .deferred(() -> sessions.withTransaction(work))
                .runSubscriptionOn(command -> context.runOnContext(ignored -> command.run()))
                .await()
                .atMost(config.handlerTimeout());
    }
}
