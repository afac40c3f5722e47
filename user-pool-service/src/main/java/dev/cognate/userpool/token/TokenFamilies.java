package dev.cognate.userpool.token;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every sign-in starts a family of tokens, which is refreshed and revoked as one. */
@ApplicationScoped
public class TokenFamilies implements UserDeletionListener {
    /** An access token may outlive the last refresh token by a day and must find its family until then. */
    private static final Duration LONGEST_ACCESS = Duration.ofDays(1);

    private final TokenFamilyStore store;
    private final TokenSessions sessions;
    private final Database database;
    private final Clock clock;

    TokenFamilies(TokenFamilyStore store, TokenSessions sessions, Database database, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.database = database;
        this.clock = clock;
    }

    /** Starts the family of a sign-in, in the caller's transaction. */
    public Uni<TokenHolder> start(Mutiny.Session session, ClientInPool target, Authentication authentication) {
        User user = authentication.user();
        return sessions.begin(session, target, user, authentication.context())
                .map(activity -> newFamily(target, authentication, activity))
                .chain(family -> store.insert(session, family).map(groups -> new TokenHolder(family, user, groups)));
    }

    private TokenFamily newFamily(ClientInPool target, Authentication authentication, Optional<Activity> activity) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Duration lifetime = TokenLifetimes.of(target.client().settings()).refresh();
        return new TokenFamily(
                target.pool().id(),
                UUID.randomUUID(),
                authentication.user().sub(),
                target.client().id(),
                authentication.at().truncatedTo(ChronoUnit.SECONDS),
                now.plus(lifetime),
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty(),
                authentication.deviceKey().map(key -> new TokenFamily.Device(key, false)),
                false,
                activity,
                authentication.assurance());
    }

    /** The sign-in of an {@code origin_jti}. */
    public Uni<Optional<TokenFamily>> find(Mutiny.Session session, String poolId, UUID originJti) {
        return store.find(session, poolId, originJti).map(found -> found.map(TokenHolder::family));
    }

    /** Revokes all tokens of a user, in the caller's transaction: global sign-out, disable, delete, password reset. */
    public Uni<Void> revokeAll(Mutiny.Session session, User user) {
        return store.revokeAll(session, user.poolId(), user.sub(), clock.instant());
    }

    /** Revokes the tokens of one sign-in, in the caller's transaction. */
    public Uni<Void> revoke(Mutiny.Session session, String poolId, UUID originJti) {
        return store.revoke(session, poolId, originJti, clock.instant());
    }

    /** No sign-in on this device of a user can be refreshed any more. In the caller's transaction. */
    public Uni<Void> forgetDevice(Mutiny.Session session, User user, String deviceKey) {
        return store.forgetDevice(session, user.poolId(), user.sub(), deviceKey);
    }

    @Override
    public Uni<Void> deleting(Mutiny.Session session, User user) {
        return store.deleteAll(session, user.poolId(), user.sub());
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetExpired() {
        return database.inTransaction(
                        session -> store.deleteExpired(session, clock.instant().minus(LONGEST_ACCESS)))
                .replaceWithVoid();
    }
}
