package dev.cognate.userpool.federation.provider;

import dev.cognate.userpool.context.CallerContext;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Documents of providers, in memory: a bounded number for a bounded time. One that lacks what is looked for is read again,
 * but not more often than a pause allows, so that whoever makes up key ids does not make us flood a provider.
 */
final class RememberedDocuments<V> {
    private static final int MOST = 500;

    private final Clock clock;
    private final Duration lifetime;
    private final Duration pause;
    private final Map<URI, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

    RememberedDocuments(Clock clock, Duration lifetime, Duration pause) {
        this.clock = clock;
        this.lifetime = lifetime;
        this.pause = pause;
    }

    /** One document. A null value was never read. */
    private static final class Entry<V> {
        private V value;
        private Instant readAt = Instant.EPOCH;
        private Uni<V> reading;
    }

    /**
     * The document of a place; those who ask at the same time share one reading. What fails is not kept.
     *
     * @param fits whether it holds what is looked for; if not, a new one is read
     */
    Uni<V> get(URI place, Predicate<V> fits, Supplier<Uni<V>> read) {
        return Uni.createFrom().deferred(() -> current(place, fits, read).emitOn(CallerContext.executor()));
    }

    private synchronized Uni<V> current(URI place, Predicate<V> fits, Supplier<Uni<V>> read) {
        Entry<V> entry = entries.computeIfAbsent(place, unknown -> new Entry<>());
        if (entries.size() > MOST) {
            var eldest = entries.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
        Instant now = clock.instant();
        boolean fresh = entry.value != null && now.isBefore(entry.readAt.plus(lifetime));
        boolean tooSoon = now.isBefore(entry.readAt.plus(pause));
        if (fresh && (tooSoon || fits.test(entry.value))) {
            return Uni.createFrom().item(entry.value);
        }
        if (entry.reading == null) {
            entry.reading = read.get()
                    .invoke(value -> keep(entry, value))
                    .onTermination()
                    .invoke(() -> finish(entry))
                    .memoize()
                    .indefinitely();
        }
        return entry.reading;
    }

    private synchronized void keep(Entry<V> entry, V value) {
        entry.value = value;
        entry.readAt = clock.instant();
    }

    private synchronized void finish(Entry<V> entry) {
        entry.reading = null;
    }
}
