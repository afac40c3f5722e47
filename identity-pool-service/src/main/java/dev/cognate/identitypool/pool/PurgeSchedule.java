package dev.cognate.identitypool.pool;

import dev.cognate.database.PoolPurge;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Goes on with what deleted pools left behind. */
@ApplicationScoped
class PurgeSchedule {
    private final PoolPurge purge;

    PurgeSchedule(PoolPurge purge) {
        this.purge = purge;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> next() {
        return purge.next();
    }
}
