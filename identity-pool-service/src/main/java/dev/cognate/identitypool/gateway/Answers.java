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
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The one answer to a request: the upstream's, as a stream, or a refusal in the service's words. */
final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    /** Of the connection to the upstream (RFC 9110 §7.6.1). */
    private static final Set<String> NOT_PASSED =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "te", "trailer", "upgrade");

    private static final String RETRY_AFTER_SECONDS = "1";

    private final HttpServerRequest request;
    /** Found out when they are needed: most requests are not refused. */
    private final Supplier<ServiceRules> words;

    Answers(HttpServerRequest request, Supplier<ServiceRules> words) {
        this.request = request;
        this.words = words;
    }

    /** An answer that was made here, as a whole. */
    record Answer(int status, String contentType, Buffer body) {
        static Answer ofXml(int status, Buffer body) {
            return new Answer(status, "application/xml", body);
        }
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
        // what broke off must not end as if it were whole: refusing it closes the connection
        return answer.pipe().endOnFailure(false).to(response);
    }

    /** Gives an answer that was made here. */
    Future<Void> give(Answer answer) {
        HttpServerResponse response =
                request.response().setStatusCode(answer.status()).putHeader("content-type", answer.contentType());
        identify(response, UUID.randomUUID().toString());
        return response.end(answer.body());
    }

    private static void identify(HttpServerResponse response, String requestId) {
        Preflight.open(response);
        response.putHeader("x-amz-request-id", requestId).putHeader("x-amzn-requestid", requestId);
    }

    /** Refuses in the service's words; what is not a refusal is ours to find in the log. */
    Future<Void> refuse(Throwable cause) {
        if (request.response().headWritten() || request.response().closed()) {
            LOG.debugf("an answer of the access gateway broke off: %s", cause);
            request.connection().close();
            return Future.succeededFuture();
        }
        String requestId = UUID.randomUUID().toString();
        if (!(cause instanceof Refusal refusal)) {
            LOG.errorf(cause, "the access gateway failed, request %s", requestId);
            return refuse(new Refusal(500, "InternalError", "We encountered an internal error."), requestId);
        }
        return refuse(refusal, requestId);
    }

    private Future<Void> refuse(Refusal refusal, String requestId) {
        HttpServerResponse response = request.response();
        ErrorAnswer error = words.get().error(refusal, request.path(), requestId);
        identify(response, requestId);
        response.setStatusCode(error.status()).putHeader("content-type", error.contentType());
        error.type().ifPresent(type -> response.putHeader("x-amzn-errortype", type));
        Buffer body = HttpMethod.HEAD.equals(request.method()) ? Buffer.buffer() : Buffer.buffer(error.body());
        if (refusal.mayBeRepeated()) {
            response.putHeader("retry-after", RETRY_AFTER_SECONDS);
        }
        response.putHeader("connection", "close");
        return response.end(body).eventually(() -> RestOfBody.closeAfter(request));
    }
}
