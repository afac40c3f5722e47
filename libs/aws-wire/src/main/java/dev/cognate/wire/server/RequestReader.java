package dev.cognate.wire.server;

import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.http.ContentEncoding;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.io.IOException;
import java.time.Duration;

/** Reads a request within its limits of size and time. */
record RequestReader(Vertx vertx, int maxBodySize, Duration bodyTimeout) {

    /** Everything of a request but its body. */
    static WireRequest head(HttpServerRequest request) {
        String query = request.query() == null ? "" : request.query();
        String path = request.path() == null ? "/" : request.path();
        return new WireRequest(request.method().name(), path, query, headers(request), Buffer.buffer());
    }

    /** HTTP/2 names the host in a pseudo-header, signatures always in {@code Host}. */
    private static MultiMap headers(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (request.headers().contains("host") || authority == null) {
            return request.headers();
        }
        return MultiMap.caseInsensitiveMultiMap().addAll(request.headers()).add("host", authority.toString());
    }

    Future<WireRequest> read(HttpServerRequest request, CommonErrors errors) {
        return body(request, errors).map(body -> complete(head(request), body, errors));
    }

    private Future<Buffer> body(HttpServerRequest request, CommonErrors errors) {
        Promise<Buffer> read = Promise.promise();
        if (announcedLength(request) > maxBodySize) {
            read.fail(errors.tooLarge(maxBodySize));
        }
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(bodyTimeout.toMillis(), id -> {
            if (!read.tryFail(errors.bodyTimeout())) {
                request.connection().close();
            }
        });
        request.handler(part -> {
            if (body.length() + part.length() > maxBodySize) {
                read.tryFail(errors.tooLarge(maxBodySize));
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(cause -> {
            vertx.cancelTimer(timer);
            read.tryFail(cause);
        });
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            read.tryComplete(body);
        });
        invite(request, read);
        return read.future();
    }

    /** A client that waits for leave gets it, unless its body is refused already (RFC 9110 section 10.1.1). */
    private static void invite(HttpServerRequest request, Promise<Buffer> read) {
        boolean isWaiting = "100-continue".equalsIgnoreCase(request.getHeader("expect"));
        if (isWaiting && !read.future().isComplete()) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private WireRequest complete(WireRequest head, Buffer body, CommonErrors errors) {
        try {
            Buffer content = ContentEncoding.decode(head.header("content-encoding"), body, maxBodySize)
                    .orElseThrow(() -> errors.tooLarge(maxBodySize));
            return new WireRequest(head.method(), head.path(), head.query(), head.headers(), body, content);
        } catch (IOException e) {
            throw errors.serialization("The request body does not follow its Content-Encoding.");
        }
    }
}
