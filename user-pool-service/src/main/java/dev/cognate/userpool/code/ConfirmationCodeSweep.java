package dev.cognate.userpool.code;

import dev.cognate.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Removes codes that expired long ago; until then their owner still hears that they expired. */
@ApplicationScoped
class ConfirmationCodeSweep {
    private static final Duration KEPT = Duration.ofDays(1);

    private final ConfirmationCodeStore store;
    private final Database database;
    private final Clock clock;

    ConfirmationCodeSweep(ConfirmationCodeStore store, Database database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "30m", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return database.inTransaction(
                        session -> store.deleteExpired(session, clock.instant().minus(KEPT)))
                .replaceWithVoid();
    }
}
