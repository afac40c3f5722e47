package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.userimport.file.ImportFiles;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends jobs that were not started within a day, and removes what is left of uploads that were broken off. */
@ApplicationScoped
class ImportSweep {
    /** Developer guide: 24 to 48 hours. */
    private static final Duration WAITING = Duration.ofDays(1);

    private static final Duration LEFT = Duration.ofHours(1);

    private final Database database;
    private final Pools pools;
    private final ImportJobStore store;
    private final ImportFiles files;
    private final JobEnd end;
    private final UserImportConfig config;
    private final Clock clock;

    ImportSweep(
            Database database,
            Pools pools,
            ImportJobStore store,
            ImportFiles files,
            JobEnd end,
            UserImportConfig config,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.files = files;
        this.end = end;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "4m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Instant now = clock.instant();
        return database.inTransaction(session -> store.forgotten(session, now.minus(WAITING))
                        .chain(jobs -> Multi.createFrom()
                                .iterable(jobs)
                                .onItem()
                                .transformToUniAndConcatenate(job -> expire(session, job))
                                .collect()
                                .asList()))
                .invoke(jobs -> jobs.forEach(JobNews::log))
                .chain(() -> database.inTransaction(session ->
                        files.sweep(session, now.minus(config.uploadTimeout()).minus(LEFT))));
    }

    private Uni<ImportJob> expire(Mutiny.Session session, ImportJob job) {
        return pools.require(job.poolId())
                .chain(pool -> end.expired(session, pool, job))
                .onFailure(ResourceNotFoundException.class)
                .recoverWithUni(() -> end.poolIsGone(session, job));
    }
}
