package dev.cognate.userpool.sso;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.password.PasswordListener;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.session.DeviceDescription;
import dev.cognate.userpool.session.SessionTracking;
import dev.cognate.userpool.session.SsoLifetimes;
import dev.cognate.userpool.session.SsoSessions;
import dev.cognate.userpool.token.Authentication;
import dev.cognate.userpool.token.SignOutListener;
import dev.cognate.userpool.token.TokenSessions;
import dev.cognate.userpool.user.User;
import dev.cognate.wire.web.WebRequest;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
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
public class BrowserSessions implements SignOutListener, PasswordListener, SsoSessions {
    private final BrowserSessionStore store;
    private final SsoLifetimes lifetimes;
    private final SessionTracking tracking;
    private final TokenSessions tokenSessions;
    private final Database database;
    private final Clock clock;
    private final Instance<SessionEndListener> listeners;

    BrowserSessions(
            BrowserSessionStore store,
            SsoLifetimes lifetimes,
            SessionTracking tracking,
            TokenSessions tokenSessions,
            Database database,
            Clock clock,
            Instance<SessionEndListener> listeners) {
        this.store = store;
        this.lifetimes = lifetimes;
        this.tracking = tracking;
        this.tokenSessions = tokenSessions;
        this.database = database;
        this.clock = clock;
        this.listeners = listeners;
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
        return start(request, pool, authentication, Optional.empty());
    }

    /**
     * Starts a session like {@link #start(WebRequest, UserPool, Authentication)}.
     *
     * @param provider the identity provider the user signed in with; empty for the pool's own directory
     */
    public Uni<StartedSession> start(
            WebRequest request, UserPool pool, Authentication authentication, Optional<String> provider) {
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
                authentication.deviceKey(),
                provider);
        return database.inTransaction(session -> lifetimes
                        .longest(session, pool.id())
                        .call(lifetime -> store.insert(session, started, cookie.hash(), now.plus(lifetime), browser))
                        .call(() -> track(session, started, request.context())))
                .map(lifetime -> new StartedSession(started, cookie.line(request, pool.id(), lifetime)));
    }

    private Uni<Void> track(Mutiny.Session session, BrowserSession started, CallContext context) {
        return tracking.of(session, started.poolId())
                .chain(settings -> settings.tracked()
                        ? store.track(
                                session,
                                started,
                                new SsoSession(
                                        started.id(),
                                        started.authTime(),
                                        clock.instant(),
                                        DeviceDescription.of(context.userAgent()),
                                        context.sourceIp()))
                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<List<SsoSession>> tracked(Mutiny.Session session, User user, int limit) {
        return store.tracked(session, user, limit, clock.instant());
    }

    @Override
    public Uni<Boolean> end(Mutiny.Session session, User user, UUID id) {
        return store.delete(session, user, id)
                .call(ended -> ended
                        ? tell(session, user.poolId(), user.sub(), Optional.of(id))
                        : Uni.createFrom().voidItem());
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
                        : database.inTransaction(session -> store.delete(
                                        session, pool.id(), found.get().id())
                                .chain(() -> tell(
                                        session,
                                        pool.id(),
                                        found.get().sub(),
                                        Optional.of(found.get().id())))))
                .replaceWith(removal);
    }

    /** Where a user is signed in, the youngest session first; at most 50. */
    public Uni<List<SignedInBrowser>> of(User user) {
        return database.read(session -> store.of(session, user.poolId(), user.sub(), clock.instant()));
    }

    /** Ends one session of a user; one that is somebody else's, or none, stays as it is. */
    public Uni<Void> end(User user, UUID id) {
        return database.inTransaction(session -> end(session, user, id)).replaceWithVoid();
    }

    /** Ends all sessions of a user, in the caller's transaction: whoever knew the old password is signed in no more. */
    public Uni<Void> endAll(Mutiny.Session session, User user) {
        return store.deleteAll(session, user.poolId(), user.sub())
                .chain(() -> tell(session, user.poolId(), user.sub(), Optional.empty()));
    }

    private Uni<Void> tell(Mutiny.Session session, String poolId, UUID sub, Optional<UUID> ended) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (SessionEndListener listener : listeners) {
            told = told.chain(() -> listener.ending(session, poolId, sub, ended));
        }
        return told;
    }

    @Override
    public Uni<Void> changing(Mutiny.Session session, User user, Optional<UUID> chosenIn) {
        return chosenIn.map(signIn -> tokenSessions
                        .browserSession(session, user, signIn)
                        .chain(browser -> endOthers(session, user, browser.orElse(signIn))))
                .orElseGet(() -> endAll(session, user));
    }

    private Uni<Void> endOthers(Mutiny.Session session, User user, UUID kept) {
        return store.others(session, user, kept).chain(others -> {
            Uni<Void> ended = Uni.createFrom().voidItem();
            for (UUID other : others) {
                ended = ended.chain(() -> end(session, user, other).replaceWithVoid());
            }
            return ended;
        });
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
