package dev.cognate.userpool.sso;

import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.password.PasswordListener;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.session.DeviceDescription;
import dev.cognate.userpool.session.SsoLifetimes;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.SignOutListener;
import dev.cognate.userpool.user.User;
import dev.cognate.wire.web.WebRequest;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sessions of browsers. Each has a cookie of its own for its pool and host; of its secret only a hash is kept. A sign-out
 * of the whole user, a disabled, deleted or reset one, ends them all.
 */
@ApplicationScoped
public class BrowserSessions implements SignOutListener, PasswordListener {
    private final BrowserSessionStore store;
    private final SsoLifetimes lifetimes;
    private final Database database;
    private final Clock clock;

    BrowserSessions(BrowserSessionStore store, SsoLifetimes lifetimes, Database database, Clock clock) {
        this.store = store;
        this.lifetimes = lifetimes;
        this.database = database;
        this.clock = clock;
    }

    /** The session of a browser with a pool, whichever client it began with. */
    public Uni<Optional<BrowserSession>> find(WebRequest request, UserPool pool) {
        Optional<SessionCookie> cookie = SessionCookie.of(request, pool.id());
        if (cookie.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.read(session -> find(session, pool, cookie.get()));
    }

    /** The same, if the session is young enough for a client to reuse it. */
    public Uni<Optional<BrowserSession>> find(WebRequest request, ClientInPool target) {
        Optional<SessionCookie> cookie = SessionCookie.of(request, target.pool().id());
        if (cookie.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return database.read(session -> find(session, target.pool(), cookie.get())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : lifetimes
                                .reuse(session, target.client())
                                .map(reuse -> found.filter(
                                        known -> known.authTime().plus(reuse).isAfter(clock.instant())))));
    }

    private Uni<Optional<BrowserSession>> find(Mutiny.Session session, UserPool pool, SessionCookie cookie) {
        return store.find(session, pool.id(), cookie.id(), clock.instant())
                .map(found ->
                        found.filter(kept -> cookie.matches(kept.secretHash())).map(BrowserSessionStore.Kept::session));
    }

    /** A session by its id, in the caller's unit of work; empty when it has ended or its user is disabled. */
    public Uni<Optional<BrowserSession>> find(Mutiny.Session session, String poolId, UUID id) {
        return store.find(session, poolId, id, clock.instant())
                .map(found -> found.map(BrowserSessionStore.Kept::session));
    }

    /**
     * Starts a session for a sign-in. The secret is a new one, whatever cookie the browser had.
     *
     * @param request the request that completed the sign-in
     */
    public Uni<StartedSession> start(WebRequest request, UserPool pool, Authentication authentication) {
        SessionCookie cookie = SessionCookie.random();
        Instant now = clock.instant();
        String browser = DeviceDescription.of(request.header("user-agent"));
        BrowserSession started = new BrowserSession(
                cookie.id(),
                pool.id(),
                authentication.user().sub(),
                authentication.user().username(),
                authentication.at().truncatedTo(ChronoUnit.SECONDS),
                authentication.assurance(),
                authentication.deviceKey());
        return database.inTransaction(session -> lifetimes
                        .longest(session, pool.id())
                        .call(lifetime -> store.insert(session, started, cookie.hash(), now.plus(lifetime), browser)))
                .map(lifetime -> new StartedSession(started, cookie.line(request, pool.id(), lifetime)));
    }

    /**
     * Ends the session of a browser, if it has one.
     *
     * @return a {@code Set-Cookie} line that makes the browser forget it
     */
    public Uni<String> end(WebRequest request, UserPool pool) {
        String removal = SessionCookie.removal(request, pool.id());
        return find(request, pool)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : database.inTransaction(session ->
                                store.delete(session, pool.id(), found.get().id())))
                .replaceWith(removal);
    }

    /** Where a user is signed in, the youngest session first; at most 50. */
    public Uni<List<SignedInBrowser>> of(User user) {
        return database.read(session -> store.of(session, user.poolId(), user.sub(), clock.instant()));
    }

    /** Ends one session of a user; one that is somebody else's, or none, stays as it is. */
    public Uni<Void> end(User user, UUID id) {
        return database.inTransaction(session -> store.delete(session, user, id));
    }

    /** Ends all sessions of a user, in the caller's transaction: whoever knew the old password is signed in no more. */
    public Uni<Void> endAll(Mutiny.Session session, User user) {
        return store.deleteAll(session, user.poolId(), user.sub());
    }

    @Override
    public Uni<Void> changing(Mutiny.Session session, User user) {
        return endAll(session, user);
    }

    @Override
    public Uni<Void> signingOut(Mutiny.Session session, User user) {
        return endAll(session, user);
    }

    @Scheduled(every = "10m", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return database.inTransaction(session -> store.deleteExpired(session, clock.instant()))
                .replaceWithVoid();
    }
}
