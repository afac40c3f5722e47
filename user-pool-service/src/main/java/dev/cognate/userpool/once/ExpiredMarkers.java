package dev.cognate.userpool.once;

import dev.cognate.database.Database;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** Removes markers nobody needs any more from PostgreSQL. */
@ApplicationScoped
class ExpiredMarkers {
    private final Database database;
    private final Clock clock;

    ExpiredMarkers(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> remove() {
        return database.inTransaction(
                        session -> session.createNativeQuery("delete from once_marker where expires_at < :now")
                                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .executeUpdate())
                .replaceWithVoid();
    }
}
