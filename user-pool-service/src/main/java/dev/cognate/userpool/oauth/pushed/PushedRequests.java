package dev.cognate.userpool.oauth.pushed;

import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Authorization requests that clients pushed. A reference must be used within a minute; the pages it leads to then have an
 * hour, and it leads to one code (RFC 9126 §4, §7.3).
 */
@ApplicationScoped
public class PushedRequests {
    /** What references begin with (RFC 9126 §2.2). */
    public static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    /** How long a reference waits for its browser. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final Duration PAGES = Duration.ofHours(1);
    private static final int ID_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PushedRequestStore store;
    private final Database database;
    private final Clock clock;

    PushedRequests(PushedRequestStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps a request.
     *
     * @param parameters as a form, without what authenticates the client
     * @return its {@code request_uri}, which nobody can guess
     */
    public Uni<String> push(ClientInPool target, String parameters) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        String reference = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        Instant expiresAt = clock.instant().plus(LIFETIME);
        return database.inTransaction(session -> store.insert(
                        session, target.pool().id(), target.client().id(), reference, parameters, expiresAt))
                .replaceWith(reference);
    }

    /** What a client pushed; empty for references of others, and those that are unknown, expired or used up. */
    public Uni<Optional<String>> find(ClientInPool target, String reference) {
        Instant now = clock.instant();
        return database.read(session ->
                        store.find(session, target.pool().id(), target.client().id(), reference, now))
                .call(found -> found.filter(kept -> !kept.begun()).isPresent()
                        ? database.inTransaction(
                                session -> store.begin(session, target.pool().id(), reference, now.plus(PAGES)))
                        : Uni.createFrom().voidItem())
                .map(found -> found.map(PushedRequestStore.Kept::parameters));
    }

    /** Uses a reference up; false when somebody did so before. */
    public Uni<Boolean> consume(String poolId, String reference) {
        return database.inTransaction(session -> store.delete(session, poolId, reference, clock.instant()));
    }

    @Scheduled(every = "10m", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return database.inTransaction(session -> store.deleteExpired(session, clock.instant()))
                .replaceWithVoid();
    }
}
