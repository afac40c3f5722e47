package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.session.SessionTracking;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Token families as sessions, in pools that track them. */
@ApplicationScoped
public class TokenSessions {
    /** AWS answers with all sessions of a user on one page of up to 125. */
    private static final int MAX_SHOWN = 125;

    private final SessionTracking tracking;
    private final TokenSessionStore store;
    private final UserPoolEvents events;
    private final Database database;
    private final Clock clock;

    TokenSessions(
            SessionTracking tracking, TokenSessionStore store, UserPoolEvents events, Database database, Clock clock) {
        this.tracking = tracking;
        this.store = store;
        this.events = events;
        this.database = database;
        this.clock = clock;
    }

    /** The sessions of a user, the last active first. */
    public Uni<List<TokenFamily>> active(Mutiny.Session session, User user) {
        return store.active(session, user, MAX_SHOWN, clock.instant());
    }

    /** The browser session that a session came through. */
    public Uni<Optional<UUID>> browserSession(Mutiny.Session session, User user, UUID family) {
        return store.browserSession(session, user, family);
    }

    /** Revokes all tokens of the sessions that came through a browser session. */
    public Uni<Void> revokeOf(Mutiny.Session session, User user, UUID browserSession) {
        return store.revokeOf(session, user, browserSession, clock.instant());
    }

    /** Revokes all tokens of one session; false when it is none of this user's active ones. */
    public Uni<Boolean> revoke(Mutiny.Session session, User user, UUID family) {
        return store.revoke(session, user, family, clock.instant());
    }

    /**
     * Makes room for one session more, in the transaction of a sign-in: revokes those least recently active when the user
     * has as many as the pool allows.
     *
     * @return what is to be kept about the new session; empty where sessions are not tracked
     */
    Uni<Optional<Activity>> begin(Mutiny.Session session, ClientInPool target, User user, CallContext context) {
        Instant now = clock.instant();
        return tracking.of(session, user.poolId())
                .chain(settings -> settings.tracked()
                        ? store.lock(session, user)
                                .chain(() -> store.evict(session, user, settings.maxPerUser() - 1, now))
                                .call(evicted -> tell(session, target, user, evicted, context))
                                .replaceWith(() -> Optional.of(Activity.of(context, now)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Void> tell(Mutiny.Session session, ClientInPool target, User user, int evicted, CallContext context) {
        if (evicted == 0) {
            return Uni.createFrom().voidItem();
        }
        Map<String, Object> details = AuthDetails.of(context, target, "SignIn");
        details.put("reason", "TOO_MANY_SESSIONS");
        details.put("sessions", evicted);
        return events.record(session, UserPoolEventType.TOKEN_REVOKED, target.pool(), user, details);
    }

    /** Notes a refresh, when it tells anything new about a session. */
    Uni<Void> refreshed(TokenFamily family, CallContext context) {
        Activity activity = Activity.of(context, clock.instant());
        return family.activity().filter(known -> known.isOutdatedBy(activity)).isPresent()
                ? database.inTransaction(session -> store.touch(session, family, activity))
                : Uni.createFrom().voidItem();
    }

    /** Notes a rotation, in its transaction. */
    Uni<Void> rotated(Mutiny.Session session, TokenFamily family, CallContext context) {
        return family.activity().isPresent()
                ? store.touch(session, family, Activity.of(context, clock.instant()))
                : Uni.createFrom().voidItem();
    }
}
