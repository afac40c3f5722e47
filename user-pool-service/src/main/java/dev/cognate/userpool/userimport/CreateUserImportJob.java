package dev.cognate.userpool.userimport;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateUserImportJobOperation;
import dev.cognate.contract.idp.CreateUserImportJobRequest;
import dev.cognate.contract.idp.CreateUserImportJobResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.contract.idp.UserImportJobType;
import dev.cognate.database.Database;
import dev.cognate.database.RandomIds;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/** CreateUserImportJob: a job and the address its file is to be sent to. */
@ApplicationScoped
class CreateUserImportJob implements CreateUserImportJobOperation {
    /** Developer guide, "Quotas": user import jobs per user pool. */
    static final int MAX_JOBS = 1_000;

    private static final int ID_LENGTH = 10;
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");

    private final Database database;
    private final Pools pools;
    private final ImportJobStore store;
    private final ImportJobs jobs;
    private final JobNews news;
    private final Clock clock;

    CreateUserImportJob(
            Database database, Pools pools, ImportJobStore store, ImportJobs jobs, JobNews news, Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.jobs = jobs;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Uni<CreateUserImportJobResponse> createUserImportJob(
            CreateUserImportJobRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .invoke(() -> requireRole(request.cloudWatchLogsRoleArn()))
                .chain(pool -> {
                    ImportJob job = job(request);
                    return database.inTransaction(session -> makeRoom(session, pool.id())
                                    .chain(() -> store.insert(session, job))
                                    .chain(() -> news.tell(
                                            session, UserPoolEventType.USER_IMPORT_JOB_CREATED, pool, job, context)))
                            .replaceWith(job);
                })
                .invoke(JobNews::log)
                .map(job -> CreateUserImportJobResponse.builder()
                        .userImportJob(jobs.described(job))
                        .build());
    }

    private static void requireRole(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw new InvalidParameterException("CloudWatchLogsRoleArn is not the ARN of an IAM role.");
        }
    }

    /** No operation deletes a job, so the oldest that is over goes when there would be too many. */
    private Uni<Void> makeRoom(Mutiny.Session session, String poolId) {
        return store.count(session, poolId).chain(count -> {
            if (count < MAX_JOBS) {
                return Uni.createFrom().voidItem();
            }
            return store.forgetOldest(session, poolId)
                    .invoke(forgotten -> {
                        if (!forgotten) {
                            throw new LimitExceededException(
                                    "User pool can have a maximum of " + MAX_JOBS + " user import jobs.");
                        }
                    })
                    .replaceWithVoid();
        });
    }

    private ImportJob job(CreateUserImportJobRequest request) {
        return new ImportJob(
                UserImportJobType.builder()
                        .jobId("import-" + RandomIds.alphanumeric(ID_LENGTH))
                        .jobName(request.jobName())
                        .userPoolId(request.userPoolId())
                        .cloudWatchLogsRoleArn(request.cloudWatchLogsRoleArn())
                        .passwordHashingAlgorithm(request.passwordHashingAlgorithm())
                        .status(UserImportJobStatusType.CREATED)
                        .creationDate(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                        .importedUsers(0L)
                        .skippedUsers(0L)
                        .failedUsers(0L)
                        .build(),
                Optional.empty(),
                Optional.empty(),
                ImportJob.BEGINNING);
    }
}
