package dev.cognate.userpool.userimport;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.UserImportJobType;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** What administrators do with a job: one transaction in which it is locked. */
@ApplicationScoped
class ImportJobs {
    private final Database database;
    private final Pools pools;
    private final ImportJobStore store;
    private final JobNews news;
    private final UploadLinks links;

    ImportJobs(Database database, Pools pools, ImportJobStore store, JobNews news, UploadLinks links) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.news = news;
        this.links = links;
    }

    /** What happens to the locked job. */
    @FunctionalInterface
    interface Change {
        Uni<ImportJob> of(Mutiny.Session session, UserPool pool, ImportJob job);
    }

    /** Changes a job and tells of it; fails with ResourceNotFoundException when there is none. */
    Uni<UserImportJobType> change(
            String poolId, String jobId, CallContext context, UserPoolEventType type, Change change) {
        return pools.require(poolId)
                .chain(pool -> database.inTransaction(session -> store.findForUpdate(session, poolId, jobId)
                        .map(found -> found.orElseThrow(() -> missing(jobId)))
                        .chain(job -> change.of(session, pool, job))
                        .call(changed -> store.update(session, changed))
                        .call(changed -> news.tell(session, type, pool, changed, context))))
                .invoke(JobNews::log)
                .map(this::described);
    }

    UserImportJobType described(ImportJob job) {
        return job.settings().toBuilder().preSignedUrl(links.of(job)).build();
    }

    static ResourceNotFoundException missing(String jobId) {
        return new ResourceNotFoundException("User import job " + jobId + " does not exist.");
    }
}
