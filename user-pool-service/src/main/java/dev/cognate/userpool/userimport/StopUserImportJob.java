package dev.cognate.userpool.userimport;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.PreconditionNotMetException;
import dev.cognate.contract.idp.StopUserImportJobOperation;
import dev.cognate.contract.idp.StopUserImportJobRequest;
import dev.cognate.contract.idp.StopUserImportJobResponse;
import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** StopUserImportJob: no batch begins after the answer. {@link ImportWorker} ends the job; it cannot be started again. */
@ApplicationScoped
class StopUserImportJob implements StopUserImportJobOperation {
    private final ImportJobs jobs;

    StopUserImportJob(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Uni<StopUserImportJobResponse> stopUserImportJob(StopUserImportJobRequest request, CallContext context) {
        return jobs.change(
                        request.userPoolId(),
                        request.jobId(),
                        context,
                        UserPoolEventType.USER_IMPORT_JOB_STOPPING,
                        StopUserImportJob::stop)
                .map(job ->
                        StopUserImportJobResponse.builder().userImportJob(job).build());
    }

    private static Uni<ImportJob> stop(Mutiny.Session session, UserPool pool, ImportJob job) {
        if (!job.isActive()) {
            throw new PreconditionNotMetException("The user import job is not in progress.");
        }
        return Uni.createFrom().item(job.withStatus(UserImportJobStatusType.STOPPING));
    }
}
