package dev.cognate.userpool.userimport;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.PreconditionNotMetException;
import dev.cognate.contract.idp.StartUserImportJobOperation;
import dev.cognate.contract.idp.StartUserImportJobRequest;
import dev.cognate.contract.idp.StartUserImportJobResponse;
import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.userimport.row.RowRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** StartUserImportJob: leaves a job to {@link ImportWorker}. One job is active at a time, in all pools together. */
@ApplicationScoped
class StartUserImportJob implements StartUserImportJobOperation {
    private final ImportJobs jobs;
    private final ImportJobStore store;
    private final Clock clock;

    StartUserImportJob(ImportJobs jobs, ImportJobStore store, Clock clock) {
        this.jobs = jobs;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Uni<StartUserImportJobResponse> startUserImportJob(StartUserImportJobRequest request, CallContext context) {
        return jobs.change(
                        request.userPoolId(),
                        request.jobId(),
                        context,
                        UserPoolEventType.USER_IMPORT_JOB_STARTED,
                        this::start)
                .map(job ->
                        StartUserImportJobResponse.builder().userImportJob(job).build());
    }

    private Uni<ImportJob> start(Mutiny.Session session, UserPool pool, ImportJob job) {
        require(job.is(UserImportJobStatusType.CREATED), "The user import job has been started before or has expired.");
        require(
                !RowRules.autoVerified(pool).isEmpty(),
                "The user pool must have at least one auto-verified attribute for users to be imported.");
        require(job.file().isPresent(), "The CSV file of the user import job has not been uploaded.");
        return store.anyActive(session)
                .invoke(active -> require(!active, "Only one user import job can be active at a time."))
                .map(alone -> job.with(job.settings().toBuilder()
                        .status(UserImportJobStatusType.PENDING)
                        .startDate(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .build()));
    }

    private static void require(boolean met, String precondition) {
        if (!met) {
            throw new PreconditionNotMetException(precondition);
        }
    }
}
