package dev.cognate.userpool.userimport.file;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/**
 * A request's body on its way into a file. The client is told to wait while a piece is stored, so that no more than a few
 * pieces are in memory. Everything happens on the thread of the request.
 */
public final class Upload {
    private final HttpServerRequest request;
    private final ImportFiles files;
    private final FileName file;
    private final long limit;

    private Context context;
    private UniEmitter<? super Long> emitter;
    private Buffer pending = Buffer.buffer();
    private long size;
    private int pieces;
    private boolean storing;
    private boolean ended;
    private boolean done;
    private long timer;

    /**
     * An upload that has not begun.
     *
     * @param request paused
     * @param limit bytes the file may have
     */
    public Upload(HttpServerRequest request, ImportFiles files, FileName file, long limit) {
        this.request = request;
        this.files = files;
        this.file = file;
        this.limit = limit;
    }

    /** A body is larger than allowed. */
    public static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("the body is too large", null, false, false);
        }
    }

    /**
     * Receives the body, once, on the calling context. Fails with {@link TooLargeException}, with a {@link
     * TimeoutException} when the client is too slow and with an {@link IOException} when it goes away.
     *
     * @return the number of bytes, all of which are stored
     */
    public Uni<Long> receive(Vertx vertx, UploadTimes times) {
        return Uni.createFrom()
                .<Long>emitter(emitting -> {
                    emitter = emitting;
                    context = vertx.getOrCreateContext();
                    restart(vertx, times);
                    request.handler(part -> received(vertx, times, part));
                    request.endHandler(end -> {
                        ended = true;
                        proceed();
                    });
                    request.exceptionHandler(cause -> fail(new IOException(cause)));
                    invite();
                })
                .ifNoItem()
                .after(times.whole())
                .failWith(TimeoutException::new)
                .onTermination()
                .invoke(() -> {
                    done = true;
                    vertx.cancelTimer(timer);
                });
    }

    /** A client that waits for leave gets it (RFC 9110 section 10.1.1). */
    private void invite() {
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void restart(Vertx vertx, UploadTimes times) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(times.piece().toMillis(), late -> fail(new TimeoutException()));
    }

    private void received(Vertx vertx, UploadTimes times, Buffer part) {
        size += part.length();
        if (size > limit) {
            fail(new TooLargeException());
        }
        if (done) {
            return;
        }
        pending.appendBuffer(part);
        if (pending.length() >= ImportFiles.PIECE) {
            restart(vertx, times);
            request.pause();
            proceed();
        }
    }

    private void proceed() {
        if (storing || done) {
            return;
        }
        if (pending.length() >= ImportFiles.PIECE || (ended && pending.length() > 0)) {
            storing = true;
            int length = Math.min(ImportFiles.PIECE, pending.length());
            byte[] piece = pending.getBytes(0, length);
            pending = pending.getBuffer(length, pending.length());
            context.runOnContext(ready -> store(piece));
        } else if (ended) {
            emitter.complete(size);
        } else {
            request.resume();
        }
    }

    private void store(byte[] piece) {
        files.write(file, pieces++, piece)
                .subscribe()
                .with(
                        stored -> {
                            storing = false;
                            proceed();
                        },
                        this::fail);
    }

    private void fail(Throwable cause) {
        if (!done) {
            done = true;
            emitter.fail(cause);
        }
    }
}
