package dev.cognate.userpool.oauth.device;

import dev.cognate.database.Database;
import dev.cognate.database.RandomIds;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.OAuthException;
import dev.cognate.userpool.oauth.device.DeviceRequest.State;
import dev.cognate.userpool.sso.BrowserSession;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Devices that wait for their users, from their first request until they have tokens. */
@ApplicationScoped
public class DeviceRequests {
    /** How long a device waits. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Seconds between two questions of a device; more for one that does not keep to it (RFC 8628 §3.5). */
    public static final int INTERVAL = 5;

    private static final int DEVICE_CODE_LENGTH = 43;
    private static final int ATTEMPTS = 3;

    private final DeviceRequestStore store;
    private final Database database;
    private final Clock clock;

    DeviceRequests(DeviceRequestStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The codes of a device.
     *
     * @param deviceCode its secret
     * @param userCode what its user types, as it is shown
     */
    public record Codes(String deviceCode, String userCode) {
        @Override
        public String toString() {
            return "Codes[]";
        }
    }

    /**
     * What a user said yes to.
     *
     * @param browserSession whose sign-in the device shares
     */
    public record Approved(UUID browserSession, SequencedSet<String> scopes) {}

    /** Begins to wait. */
    public Uni<Codes> begin(ClientInPool target, SequencedSet<String> scopes) {
        return begin(target, scopes, ATTEMPTS);
    }

    private Uni<Codes> begin(ClientInPool target, SequencedSet<String> scopes, int attempts) {
        String deviceCode = RandomIds.alphanumeric(DEVICE_CODE_LENGTH);
        String userCode = UserCode.random();
        Instant now = clock.instant();
        DeviceRequest request = new DeviceRequest(
                target.client().id(), scopes, State.PENDING, Optional.empty(), now.plus(LIFETIME), now, INTERVAL);
        return database.inTransaction(
                        session -> store.insert(session, target.pool().id(), deviceCode, userCode, request))
                .chain(inserted -> {
                    if (inserted) {
                        return Uni.createFrom().item(new Codes(deviceCode, UserCode.shown(userCode)));
                    }
                    return attempts > 1
                            ? begin(target, scopes, attempts - 1)
                            : Uni.createFrom().failure(new OAuthException(OAuthError.SERVER_ERROR));
                });
    }

    /**
     * What a user said yes to, once. Fails with the errors of RFC 8628 §3.5 until then, and with {@code invalid_grant} for
     * codes of other clients.
     */
    public Uni<Approved> take(ClientInPool target, String deviceCode) {
        return database.inTransaction(session -> store.findForUpdate(
                                session, target.pool().id(), deviceCode)
                        .map(found -> found.filter(request -> request.clientId()
                                        .equals(target.client().id()))
                                .orElseThrow(() -> new OAuthException(OAuthError.INVALID_GRANT)))
                        .chain(request -> settle(session, target, deviceCode, request)))
                .map(Outcome::approved);
    }

    private record Refusal(OAuthError error, Instant pollAfter, int interval) {}

    private record Outcome(Optional<Refusal> refusal, Optional<DeviceRequest> request) {
        Approved approved() {
            if (refusal.isPresent()) {
                throw new OAuthException(refusal.get().error());
            }
            DeviceRequest found = request.orElseThrow();
            return new Approved(found.browserSession().orElseThrow(), found.scopes());
        }
    }

    /** The transaction commits with a refusal too: what it writes down of when to ask again has to stay. */
    private Uni<Outcome> settle(Mutiny.Session session, ClientInPool target, String deviceCode, DeviceRequest request) {
        String poolId = target.pool().id();
        Optional<Refusal> refusal = refusal(request);
        return refusal.isPresent()
                ? store.wait(
                                session,
                                poolId,
                                deviceCode,
                                refusal.get().pollAfter(),
                                refusal.get().interval())
                        .replaceWith(new Outcome(refusal, Optional.empty()))
                : store.delete(session, poolId, deviceCode)
                        .replaceWith(new Outcome(Optional.empty(), Optional.of(request)));
    }

    private Optional<Refusal> refusal(DeviceRequest request) {
        Instant now = clock.instant();
        if (!now.isBefore(request.expiresAt())) {
            return Optional.of(new Refusal(OAuthError.of("expired_token"), now, request.interval()));
        }
        boolean hasty = now.isBefore(request.pollAfter());
        int interval = hasty ? request.interval() + INTERVAL : request.interval();
        return switch (request.state()) {
            case APPROVED -> Optional.empty();
            case DENIED -> Optional.of(new Refusal(OAuthError.ACCESS_DENIED, now, request.interval()));
            case PENDING ->
                Optional.of(new Refusal(
                        OAuthError.of(hasty ? "slow_down" : "authorization_pending"),
                        now.plusSeconds(interval),
                        interval));
        };
    }

    /** Writes down what a user said; false when no device of this client waits with what was typed. */
    public Uni<Boolean> decide(ClientInPool target, String typed, boolean yes, BrowserSession session) {
        Optional<String> code = UserCode.parse(typed);
        if (code.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return database.inTransaction(unit -> store.decide(
                unit,
                target.pool().id(),
                target.client().id(),
                code.get(),
                yes ? State.APPROVED : State.DENIED,
                session.id(),
                clock.instant()));
    }

    /** Rows outlive their expiry for a while, so that devices hear of it. */
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return database.inTransaction(
                        session -> store.deleteExpired(session, clock.instant().minus(LIFETIME)))
                .replaceWithVoid();
    }
}
