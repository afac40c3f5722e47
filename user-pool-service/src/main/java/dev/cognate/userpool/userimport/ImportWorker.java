package dev.cognate.userpool.userimport;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;

/**
 * Goes on with started jobs, step by step, on one connection of each instance. Steps of one job never overlap: each locks the
 * job's row, and whoever finds it locked comes again later.
 */
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final ImportBatches batches;
    private final UserImportConfig config;
    /** Steps to make of one row each: some row of theirs made a larger one fail. */
    private final AtomicInteger careful = new AtomicInteger();

    private volatile boolean stopping;

    ImportWorker(ImportBatches batches, UserImportConfig config) {
        this.batches = batches;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Makes steps until there is nothing to do. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(worked -> worked && !stopping)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> step() {
        boolean single = careful.get() > 0;
        return batches.next(single ? 1 : config.batchSize())
                .invoke(() -> careful.updateAndGet(steps -> Math.max(0, steps - 1)))
                .onFailure()
                .recoverWithUni(failure -> trouble(single, failure))
                .map(ImportWorker::told);
    }

    /** One row must not keep the others from being imported; a database that is away must not cost a row. */
    private Uni<Optional<ImportBatches.Step>> trouble(boolean single, Throwable failure) {
        if (isOutage(failure)) {
            return Uni.createFrom().failure(failure);
        }
        if (single) {
            LOG.error("a row of a user import cannot be dealt with", failure);
            return batches.passOver();
        }
        careful.set(config.batchSize());
        return batches.next(1);
    }

    private static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JDBCException refused) {
                return !isOfTheData(String.valueOf(refused.getSQLState()));
            }
            if (cause instanceof PgException refused) {
                return !isOfTheData(String.valueOf(refused.getSqlState()));
            }
            if (cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException) {
                return true;
            }
        }
        return false;
    }

    /** Data exceptions, broken constraints, exceeded limits (PostgreSQL, "Error codes"). */
    private static boolean isOfTheData(String state) {
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    private static boolean told(Optional<ImportBatches.Step> step) {
        step.ifPresent(made -> {
            made.results().stream()
                    .filter(result -> result.kind() != RowResult.Kind.SUCCEEDED)
                    .forEach(result -> JobNews.log(made.job(), result));
            boolean over = made.job().settings().completionDate() != null;
            if (over || made.results().isEmpty()) {
                JobNews.log(made.job());
            }
        });
        return step.isPresent();
    }
}
