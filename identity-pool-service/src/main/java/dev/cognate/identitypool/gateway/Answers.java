package dev.cognate.identitypool.gateway;

import dev.cognate.identitypool.gateway.ServiceRules.ErrorAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The one answer to a request: the upstream's, as a stream, or a refusal in the service's words. */
final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    /** Of the connection to the upstream (RFC 9110 §7.6.1). */
    private static final Set<String> NOT_PASSED =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "te", "trailer", "upgrade");

    private final HttpServerRequest request;
    private final ServiceRules words;

    Answers(HttpServerRequest request, ServiceRules words) {
        this.request = request;
        this.words = words;
    }

    /** Gives the upstream's answer back as it comes. */
    Future<Void> passBack(HttpClientResponse answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.statusCode());
        answer.headers().forEach((name, value) -> {
            if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                response.headers().add(name, value);
            }
        });
        Preflight.open(response);
        if (HttpMethod.HEAD.equals(request.method())) {
            return response.end();
        }
        if (!response.headers().contains("content-length")) {
            response.setChunked(true);
        }
        return answer.pipeTo(response);
    }

    /** Refuses in the service's words; what is not a refusal is ours to find in the log. */
    Future<Void> refuse(Throwable cause) {
        String requestId = UUID.randomUUID().toString();
        if (!(cause instanceof Refusal refusal)) {
            LOG.errorf(cause, "the access gateway failed, request %s", requestId);
            return answer(new Refusal(500, "InternalError", "We encountered an internal error."), requestId);
        }
        return answer(refusal, requestId);
    }

    private Future<Void> answer(Refusal refusal, String requestId) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.closed()) {
            request.connection().close();
            return Future.succeededFuture();
        }
        ErrorAnswer error = words.error(refusal, request.path(), requestId);
        Preflight.open(response);
        response.setStatusCode(error.status())
                .putHeader("content-type", error.contentType())
                .putHeader("x-amz-request-id", requestId)
                .putHeader("x-amzn-requestid", requestId);
        Buffer body = HttpMethod.HEAD.equals(request.method()) ? Buffer.buffer() : Buffer.buffer(error.body());
        // what is left of a body nobody reads would be taken for the next request
        response.putHeader("connection", "close");
        return response.end(body).eventually(() -> request.connection().close());
    }
}
