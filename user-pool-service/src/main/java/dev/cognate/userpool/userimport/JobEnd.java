package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.userimport.file.ImportFiles;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** Ends jobs, in the caller's transaction. Their files go with it. */
@ApplicationScoped
class JobEnd {
    private final ImportJobStore store;
    private final ImportFiles files;
    private final JobNews news;
    private final Clock clock;

    JobEnd(ImportJobStore store, ImportFiles files, JobNews news, Clock clock) {
        this.store = store;
        this.files = files;
        this.news = news;
        this.clock = clock;
    }

    Uni<ImportJob> succeeded(Mutiny.Session session, UserPool pool, ImportJob job) {
        return told(session, pool, job, UserImportJobStatusType.SUCCEEDED, "Import Job Completed Successfully.");
    }

    Uni<ImportJob> stopped(Mutiny.Session session, UserPool pool, ImportJob job) {
        return told(
                session, pool, job, UserImportJobStatusType.STOPPED, "The Import Job was stopped by the developer.");
    }

    /** Ends a job that cannot go on. */
    Uni<ImportJob> failed(Mutiny.Session session, UserPool pool, ImportJob job, String message) {
        return told(session, pool, job, UserImportJobStatusType.FAILED, message);
    }

    Uni<ImportJob> expired(Mutiny.Session session, UserPool pool, ImportJob job) {
        return told(session, pool, job, UserImportJobStatusType.EXPIRED, "The Import Job was not started in time.");
    }

    /** Nobody hears of it: the pool's own end has been told. */
    Uni<ImportJob> poolIsGone(Mutiny.Session session, ImportJob job) {
        return ended(session, job, UserImportJobStatusType.FAILED, "The user pool has been deleted.");
    }

    private Uni<ImportJob> told(
            Mutiny.Session session, UserPool pool, ImportJob job, UserImportJobStatusType status, String message) {
        return ended(session, job, status, message)
                .call(over -> news.tell(session, UserPoolEventType.USER_IMPORT_JOB_ENDED, pool, over));
    }

    private Uni<ImportJob> ended(
            Mutiny.Session session, ImportJob job, UserImportJobStatusType status, String message) {
        ImportJob over = job.ended(status, message, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return files.deleteAll(session, job.poolId(), job.id())
                .chain(() -> store.update(session, over))
                .replaceWith(over);
    }
}
