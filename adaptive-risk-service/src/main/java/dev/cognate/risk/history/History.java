package dev.cognate.risk.history;

import dev.cognate.database.Database;
import dev.cognate.risk.scoring.Origin;
import dev.cognate.risk.scoring.Past;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers the sign-ins of users: the newest hundred successes and twenty failures, none older than half a year. */
@ApplicationScoped
public class History {
    static final int MOST_SUCCESSES = 100;
    static final int MOST_FAILURES = 20;

    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration SHORTLY_BEFORE = Duration.ofMinutes(15);
    private static final int ROWS_PER_STEP = 5_000;

    private final Database database;
    private final SignInStore store;
    private final Clock clock;

    History(Database database, SignInStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** What is known of a user at a moment; nothing of users nobody heard of. */
    public Uni<Past> of(String poolId, UUID sub, Instant at) {
        return database.read(session -> store.of(session, poolId, sub, at.minus(KEPT), at.minus(SHORTLY_BEFORE)));
    }

    /** Remembers one more attempt, in the transaction that marks its event as heard. */
    Uni<Void> learn(Mutiny.Session session, SignInId id, Origin origin) {
        if (id.occurredAt.isBefore(clock.instant().minus(KEPT))) {
            return Uni.createFrom().voidItem();
        }
        SignIn signIn = new SignIn(id, origin);
        return store.add(session, signIn)
                .chain(() -> store.keepNewest(session, signIn, signIn.succeeded ? MOST_SUCCESSES : MOST_FAILURES));
    }

    /** Forgets a user who is gone. */
    Uni<Void> forget(Mutiny.Session session, String poolId, UUID sub) {
        return store.deleteUser(session, poolId, sub);
    }

    /** Goes one step on with what is too old. */
    @Scheduled(every = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return database.inTransaction(
                        session -> store.deleteOld(session, clock.instant().minus(KEPT), ROWS_PER_STEP))
                .replaceWithVoid();
    }
}
