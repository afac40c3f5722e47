package dev.cognate.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Publishes an outbox on a thread of its own, until it is closed. */
final class RelayLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    private final OutboxTable outbox;
    private final Supplier<? extends EventSender> senders;
    private final EventsConfig.Relay config;
    private final Backoff backoff;
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private EventSender sender;
    private boolean failing;

    RelayLoop(OutboxTable outbox, Supplier<? extends EventSender> senders, EventsConfig.Relay config) {
        this.outbox = outbox;
        this.senders = senders;
        this.config = config;
        this.backoff = new Backoff(config.maxBackoff());
        this.thread = Thread.ofPlatform().daemon().name("outbox-relay").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends the next idle pause at once. */
    void somethingIsNew() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Stops and waits until the batch at hand is done, but no longer than it may take. */
    @Override
    public void close() {
        stop.countDown();
        news.release();
        try {
            thread.join(config.sendTimeout().plus(config.databaseTimeout()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dropSender();
        }
    }

    private void step() throws InterruptedException {
        try {
            int published = drain();
            recovered();
            if (published == 0 && news.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (RuntimeException e) {
            Duration pause = backoff.next();
            failed(e, pause);
            dropSender();
            stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Publishes a batch of the shards that are free. */
    private int drain() {
        Set<Short> visited = new HashSet<>();
        int published = 0;
        while (stop.getCount() > 0) {
            Optional<OutboxTable.Lease> free = outbox.lease(visited);
            if (free.isEmpty()) {
                break;
            }
            try (OutboxTable.Lease lease = free.get()) {
                visited.addAll(lease.shards());
                published += publish(lease);
            }
        }
        return published;
    }

    /** Whatever fails later, what Kafka acknowledged is deleted now. */
    private int publish(OutboxTable.Lease lease) {
        List<Event> rest = lease.read(config.batchSize());
        List<UUID> acknowledged = new ArrayList<>();
        Optional<Exception> failure = Optional.empty();
        while (!rest.isEmpty() && failure.isEmpty()) {
            List<Event> wave = firstOfEachKey(rest);
            EventSender.Sent sent = sender().send(wave);
            acknowledged.addAll(sent.acknowledged());
            failure = sent.failure();
            rest = without(rest, wave);
        }
        lease.delete(acknowledged);
        lease.commit();
        failure.ifPresent(cause -> {
            throw new IllegalStateException("Kafka did not take an event", cause);
        });
        return acknowledged.size();
    }

    /** A subject's next event leaves only after Kafka has the one before: no retry can reorder them. */
    private static List<Event> firstOfEachKey(List<Event> events) {
        Set<String> keys = new HashSet<>();
        return events.stream().filter(event -> keys.add(event.key())).toList();
    }

    private static List<Event> without(List<Event> events, List<Event> wave) {
        Set<UUID> sent = wave.stream().map(Event::id).collect(Collectors.toSet());
        return events.stream().filter(event -> !sent.contains(event.id())).toList();
    }

    private EventSender sender() {
        if (sender == null) {
            sender = senders.get();
        }
        return sender;
    }

    /** A sender that failed may still hold events; a new one starts from the outbox. */
    private void dropSender() {
        if (sender != null) {
            sender.close();
            sender = null;
        }
    }

    private void recovered() {
        backoff.reset();
        if (failing) {
            failing = false;
            LOG.info("The outbox is being published again");
        }
    }

    private void failed(RuntimeException cause, Duration pause) {
        if (!failing) {
            failing = true;
            LOG.warnf(cause, "The outbox cannot be published; events wait in it, the next attempt is in %s", pause);
        }
    }
}
