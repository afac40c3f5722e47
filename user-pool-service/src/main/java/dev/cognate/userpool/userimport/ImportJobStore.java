package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.PasswordHashingAlgorithmType;
import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.contract.idp.UserImportJobType;
import dev.cognate.userpool.userimport.file.FileName;
import dev.cognate.userpool.userimport.row.Columns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Rows of {@code user_import_job}. */
@ApplicationScoped
class ImportJobStore {
    private static final String COLUMNS = """
            select pool_id, job_id, name, role_arn, algorithm, status, message,
                cast(extract(epoch from created_at) * 1000 as bigint),
                cast(extract(epoch from started_at) * 1000 as bigint),
                cast(extract(epoch from completed_at) * 1000 as bigint),
                imported, skipped, failed, cast(upload_id as text), file_size, columns, next_byte, next_line
            from user_import_job
            """;
    private static final String BY_ID = COLUMNS + "where pool_id = :pool and job_id = :job";
    private static final String ACTIVE = "status in ('Pending', 'InProgress', 'Stopping')";

    /** One of them is in use at a time; a number nobody else locks. */
    private static final long START_LOCK = 0x75736572696d70L;

    Uni<Void> insert(Mutiny.Session session, ImportJob job) {
        return session.createNativeQuery("""
                        insert into user_import_job (pool_id, job_id, name, role_arn, algorithm, status, created_at)
                        values (:pool, :job, :name, :role, cast(:algorithm as varchar), :status, :created)
                        """)
                .setParameter("pool", job.poolId())
                .setParameter("job", job.id())
                .setParameter("name", job.settings().jobName())
                .setParameter("role", job.settings().cloudWatchLogsRoleArn())
                .setParameter(
                        "algorithm",
                        job.algorithm().map(PasswordHashingAlgorithmType::value).orElse(null))
                .setParameter("status", job.settings().status().value())
                .setParameter("created", at(job.settings().creationDate()))
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> update(Mutiny.Session session, ImportJob job) {
        UserImportJobType settings = job.settings();
        return session.createNativeQuery("""
                        update user_import_job set status = :status, message = cast(:message as varchar),
                            started_at = cast(:started as timestamptz), completed_at = cast(:completed as timestamptz),
                            imported = :imported, skipped = :skipped, failed = :failed,
                            upload_id = cast(cast(:upload as text) as uuid), file_size = :size,
                            columns = cast(:columns as text), next_byte = :byte, next_line = :line
                        where pool_id = :pool and job_id = :job
                        """)
                .setParameter("status", settings.status().value())
                .setParameter("message", settings.completionMessage())
                .setParameter("started", at(settings.startDate()))
                .setParameter("completed", at(settings.completionDate()))
                .setParameter("imported", settings.importedUsers())
                .setParameter("skipped", settings.skippedUsers())
                .setParameter("failed", settings.failedUsers())
                .setParameter(
                        "upload",
                        job.file().map(file -> file.name().upload().toString()).orElse(null))
                .setParameter("size", job.file().map(ImportJob.Uploaded::size).orElse(0L))
                .setParameter(
                        "columns",
                        job.columns()
                                .map(columns -> String.join("\n", columns.names()))
                                .orElse(null))
                .setParameter("byte", job.place().offset())
                .setParameter("line", job.place().line())
                .setParameter("pool", job.poolId())
                .setParameter("job", job.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Optional<ImportJob>> find(Mutiny.Session session, String poolId, String jobId) {
        return one(session, BY_ID, poolId, jobId);
    }

    /** Locks the row until the transaction ends. */
    Uni<Optional<ImportJob>> findForUpdate(Mutiny.Session session, String poolId, String jobId) {
        return one(session, BY_ID + " for update", poolId, jobId);
    }

    /** The job to go on with, the longest started first. */
    Uni<Optional<ImportJob>> next(Mutiny.Session session) {
        return session.createNativeQuery(
                        COLUMNS + "where " + ACTIVE + " order by started_at, job_id limit 1", Object[].class)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(ImportJobStore::job));
    }

    /** Locks a job to go on with, unless somebody else does or it is over. */
    Uni<Optional<ImportJob>> take(Mutiny.Session session, ImportJob known) {
        return one(session, BY_ID + " and " + ACTIVE + " for update skip locked", known.poolId(), known.id());
    }

    /** Locks some jobs that were made before a moment and never started. */
    Uni<List<ImportJob>> forgotten(Mutiny.Session session, Instant before) {
        return session.createNativeQuery(
                        COLUMNS + "where status = 'Created' and created_at < :before limit 50 for update skip locked",
                        Object[].class)
                .setParameter("before", at(before))
                .getResultList()
                .map(rows -> rows.stream().map(ImportJobStore::job).toList());
    }

    /** Whether any job is active, in any pool. Who asks is alone in asking until the transaction ends. */
    Uni<Boolean> anyActive(Mutiny.Session session) {
        return session.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
                .setParameter("lock", START_LOCK)
                .getSingleResultOrNull()
                .chain(() -> next(session))
                .map(Optional::isPresent);
    }

    /** How many jobs a pool has. */
    Uni<Long> count(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("select count(*) from user_import_job where pool_id = :pool", Long.class)
                .setParameter("pool", poolId)
                .getSingleResult();
    }

    /** Forgets the oldest job that is over; false when none is. */
    Uni<Boolean> forgetOldest(Mutiny.Session session, String poolId) {
        return session.createNativeQuery("""
                        delete from user_import_job where pool_id = :pool and job_id = (
                            select job_id from user_import_job where pool_id = :pool and completed_at is not null
                            order by created_at, job_id limit 1)
                        """)
                .setParameter("pool", poolId)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** The pool's jobs made before another, the newest first, at most {@code limit}. */
    Uni<List<ImportJob>> page(Mutiny.Session session, String poolId, Instant before, String id, int limit) {
        return session.createNativeQuery(
                        COLUMNS + "where pool_id = :pool and (created_at, job_id) < (:before, :id)"
                                + " order by created_at desc, job_id desc",
                        Object[].class)
                .setParameter("pool", poolId)
                .setParameter("before", at(before))
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(ImportJobStore::job).toList());
    }

    private static Uni<Optional<ImportJob>> one(Mutiny.Session session, String sql, String poolId, String jobId) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("pool", poolId)
                .setParameter("job", jobId)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row).map(ImportJobStore::job));
    }

    private static ImportJob job(Object[] row) {
        UserImportJobType settings = settings(row);
        Optional<ImportJob.Uploaded> file = Optional.ofNullable((String) row[13])
                .map(upload -> new ImportJob.Uploaded(
                        new FileName(settings.userPoolId(), settings.jobId(), UUID.fromString(upload)),
                        number(row[14])));
        Optional<Columns> columns =
                Optional.ofNullable((String) row[15]).map(names -> new Columns(List.of(names.split("\n"))));
        return new ImportJob(settings, file, columns, new ImportJob.Place(number(row[16]), number(row[17])));
    }

    private static UserImportJobType settings(Object[] row) {
        return UserImportJobType.builder()
                .userPoolId((String) row[0])
                .jobId((String) row[1])
                .jobName((String) row[2])
                .cloudWatchLogsRoleArn((String) row[3])
                .passwordHashingAlgorithm(row[4] == null ? null : PasswordHashingAlgorithmType.of((String) row[4]))
                .status(UserImportJobStatusType.of((String) row[5]))
                .completionMessage((String) row[6])
                .creationDate(moment(row[7]))
                .startDate(moment(row[8]))
                .completionDate(moment(row[9]))
                .importedUsers(number(row[10]))
                .skippedUsers(number(row[11]))
                .failedUsers(number(row[12]))
                .build();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static Instant moment(Object millis) {
        return millis == null ? null : Instant.ofEpochMilli(number(millis));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
