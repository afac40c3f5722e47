package dev.cognate.userpool.throttle;

import dev.cognate.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Removes counts nobody asks for any more. */
@ApplicationScoped
class FailedAttemptSweep {
    private static final Duration KEPT = Duration.ofHours(2);

    private final FailedAttemptStore store;
    private final Database database;
    private final Clock clock;

    FailedAttemptSweep(FailedAttemptStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "30m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return database.inTransaction(
                        session -> store.deleteOlder(session, clock.instant().minus(KEPT)))
                .replaceWithVoid();
    }
}
