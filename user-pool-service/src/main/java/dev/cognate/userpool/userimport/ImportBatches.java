package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.database.Database;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.userimport.csv.CsvRow;
import dev.cognate.userpool.userimport.csv.CsvRows;
import dev.cognate.userpool.userimport.csv.UnreadableFileException;
import dev.cognate.userpool.userimport.file.FilePart;
import dev.cognate.userpool.userimport.file.ImportFiles;
import dev.cognate.userpool.userimport.row.Columns;
import dev.cognate.userpool.userimport.row.RowRules;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One step of one job: a transaction that makes the users of some rows and says how far the file is read. What stops it in
 * the middle, stops it as if it had never begun.
 */
@ApplicationScoped
class ImportBatches {
    private static final String NOTHING_IMPORTED = "Too many users have failed or been skipped during the import.";

    private final Database database;
    private final Pools pools;
    private final ImportJobStore store;
    private final ImportFiles files;
    private final RowImport rows;
    private final JobEnd end;
    private final UserImportConfig config;

    ImportBatches(
            Database database,
            Pools pools,
            ImportJobStore store,
            ImportFiles files,
            RowImport rows,
            JobEnd end,
            UserImportConfig config) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.files = files;
        this.rows = rows;
        this.end = end;
        this.config = config;
    }

    /** What a step did, to be told when it is committed. */
    record Step(ImportJob job, List<RowResult> results) {
        static Step of(ImportJob job) {
            return new Step(job, List.of());
        }
    }

    /** What makes users of the rows of a step, or something else of them. */
    @FunctionalInterface
    interface Maker {
        Uni<RowResult> of(Mutiny.Session session, RowImport.Source source, CsvRow row);
    }

    /** Makes a step of so many rows at most; empty when there is nothing to do, or somebody else does it. */
    Uni<Optional<Step>> next(int limit) {
        return next(limit, rows::make);
    }

    /** Passes over the next row, which cannot be dealt with. */
    Uni<Optional<Step>> passOver() {
        return next(
                1,
                (session, source, row) -> Uni.createFrom()
                        .item(RowResult.failed(row.line(), "The user couldn't be imported due to an internal error.")));
    }

    private Uni<Optional<Step>> next(int limit, Maker maker) {
        return database.read(store::next)
                .chain(found -> found.map(job -> step(job, limit, maker))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Step>> step(ImportJob known, int limit, Maker maker) {
        return pools.require(known.poolId())
                .map(Optional::of)
                .onFailure(ResourceNotFoundException.class)
                .recoverWithItem(Optional.empty())
                .chain(pool -> database.inTransaction(session -> store.take(session, known)
                        .chain(taken -> taken.map(job ->
                                        step(session, pool, job, limit, maker).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))));
    }

    private Uni<Step> step(Mutiny.Session session, Optional<UserPool> known, ImportJob job, int limit, Maker maker) {
        if (known.isEmpty()) {
            return end.poolIsGone(session, job).map(Step::of);
        }
        UserPool pool = known.get();
        return pools.hold(session, pool.id()).chain(held -> {
            if (!held) {
                return end.poolIsGone(session, job).map(Step::of);
            }
            if (job.is(UserImportJobStatusType.STOPPING)) {
                return end.stopped(session, pool, job).map(Step::of);
            }
            return work(session, pool, job, limit, maker)
                    .onFailure(UnreadableFileException.class)
                    .recoverWithUni(failure ->
                            end.failed(session, pool, job, failure.getMessage()).map(Step::of));
        });
    }

    private Uni<Step> work(Mutiny.Session session, UserPool pool, ImportJob job, int limit, Maker maker) {
        ImportJob.Uploaded file = job.file().orElseThrow();
        return files.read(session, file.name(), job.place().offset(), file.size())
                .chain(part -> job.is(UserImportJobStatusType.PENDING)
                        ? begin(session, pool, job, part)
                        : goOn(session, pool, job, part, new Work(limit, maker)));
    }

    private record Work(int limit, Maker maker) {}

    private Uni<Step> begin(Mutiny.Session session, UserPool pool, ImportJob job, FilePart part) {
        CsvRows csv = new CsvRows(part.bytes(), part.last(), job.place().line());
        Columns columns =
                switch (csv.next().orElseThrow(() -> new UnreadableFileException("The file has no header."))) {
                    case CsvRow.Values header -> Columns.read(pool, header.values(), job.hasHashes());
                    case CsvRow.Malformed header ->
                        throw new UnreadableFileException("The header cannot be read: " + header.reason());
                };
        ImportJob begun = job.withStatus(UserImportJobStatusType.IN_PROGRESS)
                .at(columns, new ImportJob.Place(csv.position(), csv.line()));
        return store.update(session, begun).replaceWith(Step.of(begun));
    }

    private Uni<Step> goOn(Mutiny.Session session, UserPool pool, ImportJob job, FilePart part, Work work) {
        CsvRows csv = new CsvRows(part.bytes(), part.last(), job.place().line());
        List<CsvRow> some = some(csv, Math.min(work.limit(), config.maxRows() - job.processed()));
        boolean stuck = some.isEmpty() && !csv.isExhausted();
        if (stuck) {
            throw new UnreadableFileException(
                    job.processed() >= config.maxRows()
                            ? "The file has more than " + config.maxRows() + " rows."
                            : "The row in line " + csv.line() + " is too long.");
        }
        Columns columns = job.columns().orElseThrow();
        RowImport.Source source = new RowImport.Source(pool, job, new RowRules(pool, columns, job.algorithm()));
        ImportJob.Place reached = new ImportJob.Place(job.place().offset() + csv.position(), csv.line());
        return Multi.createFrom()
                .iterable(some)
                .onItem()
                .transformToUniAndConcatenate(row -> work.maker().of(session, source, row))
                .collect()
                .asList()
                .chain(results -> {
                    ImportJob counted = counted(job.at(columns, reached), results);
                    Uni<ImportJob> stored = csv.isExhausted()
                            ? done(session, pool, counted)
                            : store.update(session, counted).replaceWith(counted);
                    return stored.map(after -> new Step(after, results));
                });
    }

    private static List<CsvRow> some(CsvRows csv, long limit) {
        List<CsvRow> some = new ArrayList<>();
        while (some.size() < limit) {
            Optional<CsvRow> row = csv.next();
            if (row.isEmpty()) {
                return some;
            }
            some.add(row.get());
        }
        return some;
    }

    private static ImportJob counted(ImportJob job, List<RowResult> results) {
        return job.with(job.settings().toBuilder()
                .importedUsers(job.settings().importedUsers() + count(results, RowResult.Kind.SUCCEEDED))
                .skippedUsers(job.settings().skippedUsers() + count(results, RowResult.Kind.SKIPPED))
                .failedUsers(job.settings().failedUsers() + count(results, RowResult.Kind.FAILED))
                .build());
    }

    private static long count(List<RowResult> results, RowResult.Kind kind) {
        return results.stream().filter(result -> result.kind() == kind).count();
    }

    /** A file of which nobody could be imported is more likely wrong than not; so the guide's example has it. */
    private Uni<ImportJob> done(Mutiny.Session session, UserPool pool, ImportJob job) {
        boolean inVain = job.settings().importedUsers() == 0 && job.processed() > 0;
        return inVain ? end.failed(session, pool, job, NOTHING_IMPORTED) : end.succeeded(session, pool, job);
    }
}
