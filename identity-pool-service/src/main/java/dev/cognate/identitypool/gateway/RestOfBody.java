package dev.cognate.identitypool.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is left of a request's body when its answer is made. Some of it is read: a connection that is closed unread is reset,
 * and the reset would overtake the answer. More than that is not, however much a client announced.
 */
final class RestOfBody {
    private static final long MOST = 4L * 1024 * 1024;
    private static final long LONGEST_MS = 2_000;

    private RestOfBody() {}

    /** Ends the connection after the rest, or when there is too much of it. */
    static Future<Void> closeAfter(HttpServerRequest request) {
        discard(request, request.connection()::close);
        return Future.succeededFuture();
    }

    /** Makes way for the next request on the connection, which ends when there is too much left of this one. */
    static void skip(HttpServerRequest request) {
        discard(request, () -> {});
    }

    private static void discard(HttpServerRequest request, Runnable atEnd) {
        if (request.isEnded()) {
            atEnd.run();
            return;
        }
        HttpConnection connection = request.connection();
        Vertx vertx = Vertx.currentContext().owner();
        AtomicLong discarded = new AtomicLong();
        long timer = vertx.setTimer(LONGEST_MS, late -> connection.close());
        request.exceptionHandler(gone -> {
            vertx.cancelTimer(timer);
            connection.close();
        });
        request.handler(bytes -> {
            if (discarded.addAndGet(bytes.length()) > MOST) {
                connection.close();
            }
        });
        request.endHandler(ended -> {
            vertx.cancelTimer(timer);
            atEnd.run();
        });
        request.resume();
    }
}
