package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.UserImportJobStatusType;
import dev.cognate.database.Database;
import dev.cognate.userpool.userimport.file.FileName;
import dev.cognate.userpool.userimport.file.ImportFiles;
import dev.cognate.userpool.userimport.file.Upload;
import dev.cognate.userpool.userimport.file.UploadTimes;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * {@code PUT} of a job's {@code PreSignedUrl}: takes its file in. What arrives once more replaces what arrived before; a file
 * that does not arrive whole changes nothing.
 */
@ApplicationScoped
class UploadResource {
    private static final Logger LOG = Logger.getLogger(UploadResource.class);
    /** Before the wall that bounds all other bodies (quarkus.http.limits.max-body-size). */
    private static final int BEFORE_THE_WALL = -1_000;

    private final UploadLinks links;
    private final ImportJobStore store;
    private final ImportFiles files;
    private final Database database;
    private final UserImportConfig config;
    private final Semaphore places;

    UploadResource(
            UploadLinks links, ImportJobStore store, ImportFiles files, Database database, UserImportConfig config) {
        this.links = links;
        this.store = store;
        this.files = files;
        this.database = database;
        this.config = config;
        this.places = new Semaphore(config.maxUploads());
    }

    void routes(@Observes Router router) {
        router.put(UploadLinks.PATH).order(BEFORE_THE_WALL).handler(this::receive);
    }

    private void receive(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        request.pause();
        String poolId = routing.pathParam("pool");
        String jobId = routing.pathParam("job");
        String token =
                Optional.ofNullable(request.getParam(UploadLinks.PARAMETER)).orElse("");
        if (!links.admits(poolId, jobId, token)) {
            UploadAnswer.DENIED.send(routing);
        } else if (announced(request) > limit()) {
            UploadAnswer.TOO_LARGE.send(routing);
        } else if (!places.tryAcquire()) {
            UploadAnswer.BUSY.send(routing);
        } else {
            Context own = VertxContext.getOrCreateDuplicatedContext(routing.vertx());
            // Hibernate Reactive keeps its session on a context that belongs to this request alone
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(ready -> receive(routing, new FileName(poolId, jobId, UUID.randomUUID())));
        }
    }

    private void receive(RoutingContext routing, FileName file) {
        Uni.createFrom()
                .deferred(() -> stored(routing, file))
                .onFailure()
                .recoverWithUni(failure -> forget(file).map(gone -> answer(file, failure)))
                .subscribe()
                .with(answer -> finish(routing, answer), failure -> finish(routing, UploadAnswer.FAILED));
    }

    private void finish(RoutingContext routing, UploadAnswer answer) {
        places.release();
        answer.send(routing);
    }

    private Uni<UploadAnswer> stored(RoutingContext routing, FileName file) {
        UploadTimes times = new UploadTimes(config.pieceTimeout(), config.uploadTimeout());
        return database.read(session -> store.find(session, file.poolId(), file.jobId()))
                .chain(found -> found.filter(job -> job.is(UserImportJobStatusType.CREATED))
                        .map(job -> new Upload(routing.request(), files, file, limit())
                                .receive(routing.vertx(), times)
                                .chain(size -> database.inTransaction(
                                        session -> keep(session, new ImportJob.Uploaded(file, size)))))
                        .orElseGet(() -> Uni.createFrom().item(UploadAnswer.TOO_LATE)));
    }

    private Uni<UploadAnswer> keep(Mutiny.Session session, ImportJob.Uploaded arrived) {
        FileName name = arrived.name();
        return store.findForUpdate(session, name.poolId(), name.jobId()).chain(found -> {
            if (found.filter(job -> job.is(UserImportJobStatusType.CREATED)).isEmpty()) {
                return files.delete(session, name).replaceWith(UploadAnswer.TOO_LATE);
            }
            ImportJob job = found.get();
            Uni<Void> replaced = job.file()
                    .map(before -> files.delete(session, before.name()))
                    .orElseGet(() -> Uni.createFrom().voidItem());
            return replaced.chain(() -> store.update(session, job.withFile(arrived)))
                    .replaceWith(UploadAnswer.STORED);
        });
    }

    /** What cannot be deleted now is swept up later. */
    private Uni<Void> forget(FileName file) {
        return database.inTransaction(session -> files.delete(session, file))
                .onFailure()
                .recoverWithNull();
    }

    private static UploadAnswer answer(FileName file, Throwable failure) {
        return switch (failure) {
            case Upload.TooLargeException large -> UploadAnswer.TOO_LARGE;
            case TimeoutException slow -> UploadAnswer.TOO_SLOW;
            default -> {
                LOG.warnf(failure, "The upload for user import pool=%s job=%s broke off", file.poolId(), file.jobId());
                yield UploadAnswer.FAILED;
            }
        };
    }

    private long limit() {
        return config.maxFileSize().asLongValue();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
