package dev.cognate.wire.server;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.Fault;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.http.ContentEncoding;
import dev.cognate.wire.http.WireAnswer;
import dev.cognate.wire.protocol.ProtocolServer;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One request and the one answer it gets. */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final String requestId = UUID.randomUUID().toString();
    private final Instant receivedAt = Instant.now();
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private final HttpServerRequest request;
    private final ProtocolServer protocol;
    private final CommonErrors errors;
    private final Runnable whenAnswered;
    private String operation = "Unknown";

    Exchange(HttpServerRequest request, ProtocolServer protocol, CommonErrors errors, Runnable whenAnswered) {
        this.request = request;
        this.protocol = protocol;
        this.errors = errors;
        this.whenAnswered = whenAnswered;
    }

    String requestId() {
        return requestId;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    HttpServerRequest request() {
        return request;
    }

    /** Names the operation for the log: one of the contract's names, never a client's text. */
    void recognised(String name) {
        operation = name;
    }

    void fail(Throwable cause) {
        if (cause instanceof AwsException error) {
            logServerFault(error);
            answer(advised(protocol.error(error, requestId), error));
        } else {
            LOG.errorf(cause, "%s failed, request %s", operation, requestId);
            answer(protocol.error(errors.internal(), requestId));
        }
    }

    private static WireAnswer advised(WireAnswer answer, AwsException error) {
        if (!(error instanceof RetryLaterException later)) {
            return answer;
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("retry-after", later.retryAfterSeconds());
        return new WireAnswer(answer.status(), answer.contentType(), headers, answer.body());
    }

    private void logServerFault(AwsException error) {
        if (error.fault() == Fault.SERVER) {
            LOG.warnf("%s answered %s, request %s", operation, error.code(), requestId);
        }
    }

    /** Sends the answer, unless one was sent before. */
    void answer(WireAnswer answer) {
        if (!isAnswered.compareAndSet(false, true)) {
            return;
        }
        whenAnswered.run();
        LOG.debugf("%s answered %d, request %s", operation, answer.status(), requestId);
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            send(answer, response);
        }
    }

    private void send(WireAnswer answer, HttpServerResponse response) {
        Cors.allow(response);
        response.setStatusCode(answer.status())
                .putHeader("x-amzn-RequestId", requestId)
                .putHeader("content-type", answer.contentType());
        answer.headers().forEach(response::putHeader);
        Buffer body = compressed(answer.body(), response);
        response.putHeader("content-length", Integer.toString(body.length()));
        response.end(body)
                .onFailure(cause -> LOG.debugf("The client of request %s is gone", requestId))
                .onComplete(sent -> closeWhenLate(answer));
    }

    /** What is left of a body that came too late must not be taken for the next request. */
    private void closeWhenLate(WireAnswer answer) {
        if (answer.status() == HttpResponseStatus.REQUEST_TIMEOUT.code()) {
            request.connection().close();
        }
    }

    private Buffer compressed(Buffer body, HttpServerResponse response) {
        String accepted = request.getHeader("accept-encoding");
        if (accepted == null || !ContentEncoding.shouldCompress(accepted, body)) {
            return body;
        }
        try {
            response.putHeader("content-encoding", "gzip").putHeader("vary", "accept-encoding");
            return ContentEncoding.gzip(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Compressing in memory cannot fail", e);
        }
    }
}
