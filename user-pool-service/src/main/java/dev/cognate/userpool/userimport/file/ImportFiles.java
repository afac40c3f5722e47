package dev.cognate.userpool.userimport.file;

import dev.cognate.database.Database;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The files of import jobs, in sealed pieces in PostgreSQL (table {@code user_import_piece}). */
@ApplicationScoped
public class ImportFiles {
    /** Bytes of a piece; twice what the longest row may have. */
    static final int PIECE = 128 * 1024;

    private static final int SWEPT_AT_ONCE = 200;
    private static final String OF_JOB = " where pool_id = :pool and job_id = :job";

    private final Database database;
    private final Sealer sealer;
    private final Clock clock;

    ImportFiles(Database database, Keyring keyring, Clock clock) {
        this.database = database;
        this.sealer = keyring.sealer("user-import-file");
        this.clock = clock;
    }

    /** Stores the next piece of a file, in a transaction of its own. */
    Uni<Void> write(FileName file, int piece, byte[] content) {
        byte[] sealed = sealer.seal(content, file.owner(piece));
        return database.inTransaction(session -> named(session.createNativeQuery("""
                                insert into user_import_piece (pool_id, job_id, upload_id, piece, content, written_at)
                                values (:pool, :job, :upload, :piece, :content, :written)
                                """), file)
                .setParameter("piece", piece)
                .setParameter("content", sealed)
                .setParameter("written", clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid());
    }

    /**
     * Reads from a place on: one piece at least, unless the file ends before, and two at most.
     *
     * @param size of the whole file
     */
    public Uni<FilePart> read(Mutiny.Session session, FileName file, long from, long size) {
        int first = Math.toIntExact(from / PIECE);
        return session.createNativeQuery("""
                        select piece, content from user_import_piece
                        where pool_id = :pool and job_id = :job and upload_id = :upload and piece in (:first, :second)
                        order by piece
                        """, Object[].class)
                .setParameter("pool", file.poolId())
                .setParameter("job", file.jobId())
                .setParameter("upload", file.upload())
                .setParameter("first", first)
                .setParameter("second", first + 1)
                .getResultList()
                .map(rows -> part(file, rows, from, size));
    }

    private FilePart part(FileName file, List<Object[]> rows, long from, long size) {
        ByteArrayOutputStream opened = new ByteArrayOutputStream(2 * PIECE);
        rows.forEach(row -> opened.writeBytes(sealer.open((byte[]) row[1], file.owner((Integer) row[0]))));
        byte[] bytes = opened.toByteArray();
        int skipped = Math.toIntExact(from % PIECE);
        if (bytes.length < Math.min(size - from + skipped, 2L * PIECE)) {
            throw new IllegalStateException("a piece of a file is missing");
        }
        byte[] part = Arrays.copyOfRange(bytes, skipped, bytes.length);
        return new FilePart(part, from + part.length >= size);
    }

    /** Deletes one file. */
    public Uni<Void> delete(Mutiny.Session session, FileName file) {
        return named(
                        session.createNativeQuery(
                                "delete from user_import_piece" + OF_JOB + " and upload_id = :upload"),
                        file)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes every file of a job. */
    public Uni<Void> deleteAll(Mutiny.Session session, String poolId, String jobId) {
        return session.createNativeQuery("delete from user_import_piece" + OF_JOB)
                .setParameter("pool", poolId)
                .setParameter("job", jobId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes some pieces of uploads that were broken off, written before a moment. */
    public Uni<Void> sweep(Mutiny.Session session, Instant before) {
        return session.createNativeQuery("""
                        delete from user_import_piece where ctid in (
                            select p.ctid from user_import_piece p
                            where p.written_at < :before and not exists (
                                select 1 from user_import_job j
                                where j.pool_id = p.pool_id and j.job_id = p.job_id and j.upload_id = p.upload_id)
                            limit :pieces)
                        """)
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .setParameter("pieces", SWEPT_AT_ONCE)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Mutiny.MutationQuery named(Mutiny.MutationQuery statement, FileName file) {
        return statement
                .setParameter("pool", file.poolId())
                .setParameter("job", file.jobId())
                .setParameter("upload", file.upload());
    }
}
