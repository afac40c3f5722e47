package dev.cognate.identitypool.provider;

import dev.cognate.identitypool.http.OutgoingHttp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;

/**
 * The public keys of providers, in memory. An unknown key id makes them be read again, but not more often than a pause
 * allows: whoever makes up key ids must not make us flood a provider.
 */
@ApplicationScoped
class KeySets {
    private static final Logger LOG = Logger.getLogger(KeySets.class);
    private static final int MAX_PROVIDERS = 500;

    private final KeySetReader reader;
    private final Clock clock;
    private final Duration lifetime;
    private final Duration lifetimeUnreachable;
    private final Duration pause;
    private final Map<KeyLocation, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    KeySets(KeySetReader reader, Clock clock, ProviderConfig config) {
        this.reader = reader;
        this.clock = clock;
        this.lifetime = config.keysLifetime();
        this.lifetimeUnreachable = config.keysLifetimeUnreachable();
        this.pause = config.keysPause();
    }

    /** Keys of one provider. A null {@code keys} was never read. */
    private static final class Entry {
        private List<JsonWebKey> keys;
        private Instant readAt = Instant.EPOCH;
        private Instant askedAt = Instant.EPOCH;
        private Uni<List<JsonWebKey>> reading;
    }

    /**
     * A key that fits. Fails with {@link dev.cognate.identitypool.http.Unreachable} when the provider does not answer and
     * its keys are not known from before.
     *
     * @return empty when the provider has no such key
     */
    Uni<Optional<JsonWebKey>> find(KeyLocation location, Predicate<JsonWebKey> fits) {
        return Uni.createFrom()
                .deferred(() -> current(location, fits)
                        .map(keys -> keys.stream().filter(fits).findFirst())
                        .emitOn(OutgoingHttp.callersExecutor()));
    }

    private synchronized Uni<List<JsonWebKey>> current(KeyLocation location, Predicate<JsonWebKey> fits) {
        Entry entry = entry(location);
        Instant now = clock.instant();
        boolean fresh = entry.keys != null && now.isBefore(entry.readAt.plus(lifetime));
        if (fresh && entry.keys.stream().anyMatch(fits)) {
            return Uni.createFrom().item(entry.keys);
        }
        if (entry.reading != null) {
            return entry.reading;
        }
        boolean tooSoon = now.isBefore(entry.askedAt.plus(pause));
        if (tooSoon && entry.keys != null) {
            return Uni.createFrom().item(entry.keys);
        }
        return read(location, entry, now);
    }

    private Uni<List<JsonWebKey>> read(KeyLocation location, Entry entry, Instant now) {
        entry.askedAt = now;
        entry.reading = reader.read(location)
                .onItem()
                .invoke(keys -> keep(entry, keys))
                .onFailure()
                .recoverWithUni(failure -> old(location, entry, failure))
                .memoize()
                .indefinitely();
        return entry.reading;
    }

    private synchronized void keep(Entry entry, List<JsonWebKey> keys) {
        entry.keys = keys;
        entry.readAt = clock.instant();
        entry.reading = null;
    }

    private synchronized Uni<List<JsonWebKey>> old(KeyLocation location, Entry entry, Throwable failure) {
        entry.reading = null;
        boolean usable = entry.keys != null && clock.instant().isBefore(entry.readAt.plus(lifetimeUnreachable));
        if (!usable) {
            return Uni.createFrom().failure(failure);
        }
        LOG.warnf("Keys of %s are used on although they could not be read again", location.url());
        return Uni.createFrom().item(entry.keys);
    }

    private Entry entry(KeyLocation location) {
        Entry entry = entries.computeIfAbsent(location, missing -> new Entry());
        if (entries.size() > MAX_PROVIDERS) {
            var eldest = entries.entrySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return entry;
    }
}
