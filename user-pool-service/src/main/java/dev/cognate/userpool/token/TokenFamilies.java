package dev.cognate.userpool.token;

import dev.cognate.database.Database;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserDeletionListener;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private final Instance<SignOutListener> listeners;

    TokenFamilies(
            TokenFamilyStore store,
            TokenSessions sessions,
            Database database,
            Clock clock,
            Instance<SignOutListener> listeners) {
        this.store = store;
        this.sessions = sessions;
        this.database = database;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Starts the family of a sign-in, in the caller's transaction. */
    public Uni<TokenHolder> start(Mutiny.Session session, ClientInPool target, Authentication authentication) {
        return start(session, target, authentication, UUID.randomUUID(), Optional.empty())
                .map(started -> started.orElseThrow(() -> new IllegalStateException("a random id came twice")));
    }

    /**
     * Starts the family of what the authorization server gives, in the caller's transaction.
     *
     * @param id of the family: whoever gives the same one again gets nothing, so that one authorization leads to tokens
     *     once
     */
    public Uni<Optional<TokenHolder>> start(
            Mutiny.Session session, ClientInPool target, Authentication authentication, UUID id, Grant grant) {
        return start(session, target, authentication, id, Optional.of(grant));
    }

    private Uni<Optional<TokenHolder>> start(
            Mutiny.Session session,
            ClientInPool target,
            Authentication authentication,
            UUID id,
            Optional<Grant> grant) {
        User user = authentication.user();
        return sessions.begin(session, target, user, authentication.context())
                .map(activity -> newFamily(target, authentication, activity, id, grant))
                .chain(family -> store.insert(session, family)
                        .map(inserted -> inserted.map(groups -> new TokenHolder(family, user, groups))));
    }

    private TokenFamily newFamily(
            ClientInPool target,
            Authentication authentication,
            Optional<Activity> activity,
            UUID id,
            Optional<Grant> grant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Duration lifetime = TokenLifetimes.of(target.client().settings()).refresh();
        return new TokenFamily(
                target.pool().id(),
                id,
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
                authentication.assurance(),
                grant);
    }

    /** A client, and the browser session that let it in. */
    public record ClientSession(String clientId, UUID browserSession) {}

    /**
     * The clients that browser sessions of a user let in.
     *
     * @param browserSession empty for all
     */
    public Uni<List<ClientSession>> clientsOf(
            Mutiny.Session session, String poolId, UUID sub, Optional<UUID> browserSession) {
        return store.clientsOf(session, poolId, sub, browserSession);
    }

    /** Revokes all tokens of a user, in the caller's transaction: global sign-out, disable, delete, password reset. */
    public Uni<Void> revokeAll(Mutiny.Session session, User user) {
        Uni<Void> revoked = store.revokeAll(session, user.poolId(), user.sub(), clock.instant());
        for (SignOutListener listener : listeners) {
            revoked = revoked.chain(() -> listener.signingOut(session, user));
        }
        return revoked;
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
