package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.PasswordHashingAlgorithmType;
import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.contract.idp.UserImportJobType;
import dev.cognate.userpool.userimport.file.FileName;
import dev.cognate.userpool.userimport.row.Columns;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An import job.
 *
 * @param settings what DescribeUserImportJob answers, without the URL
 * @param file the file that arrived whole; none before that, and none when the job has ended
 * @param columns the file's header, once it is read
 * @param place how far the file has been read
 */
record ImportJob(UserImportJobType settings, Optional<Uploaded> file, Optional<Columns> columns, Place place) {
    static final Place BEGINNING = new Place(0, 1);

    private static final Set<UserImportJobStatusType> ACTIVE = Set.of(
            UserImportJobStatusType.PENDING, UserImportJobStatusType.IN_PROGRESS, UserImportJobStatusType.STOPPING);

    /** A file and its length in bytes. */
    record Uploaded(FileName name, long size) {}

    /**
     * A place in a file where a row begins.
     *
     * @param offset in bytes
     * @param line from 1
     */
    record Place(long offset, long line) {}

    String poolId() {
        return settings.userPoolId();
    }

    String id() {
        return settings.jobId();
    }

    boolean is(UserImportJobStatusType status) {
        return status.equals(settings.status());
    }

    boolean isActive() {
        return ACTIVE.contains(settings.status());
    }

    boolean hasHashes() {
        return algorithm().isPresent();
    }

    Optional<PasswordHashingAlgorithmType> algorithm() {
        return Optional.ofNullable(settings.passwordHashingAlgorithm());
    }

    /** Rows that are done with. */
    long processed() {
        return settings.importedUsers() + settings.skippedUsers() + settings.failedUsers();
    }

    ImportJob withStatus(UserImportJobStatusType status) {
        return with(settings.toBuilder().status(status).build());
    }

    ImportJob with(UserImportJobType changed) {
        return new ImportJob(changed, file, columns, place);
    }

    ImportJob withFile(Uploaded uploaded) {
        return new ImportJob(settings, Optional.of(uploaded), columns, place);
    }

    ImportJob at(Columns header, Place next) {
        return new ImportJob(settings, file, Optional.of(header), next);
    }

    /** The same job, over; its file is gone. */
    ImportJob ended(UserImportJobStatusType status, String message, Instant now) {
        return new ImportJob(
                settings.toBuilder()
                        .status(status)
                        .completionMessage(message)
                        .completionDate(now)
                        .build(),
                Optional.empty(),
                columns,
                place);
    }

    @Override
    public String toString() {
        return "ImportJob[poolId=" + poolId() + ", id=" + id() + ", status=" + settings.status() + "]";
    }
}
