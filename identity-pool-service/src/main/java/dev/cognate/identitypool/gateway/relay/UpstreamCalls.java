package dev.cognate.identitypool.gateway.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cognate.identitypool.gateway.GatewayConfig;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.wire.sigv4.SignedHead;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Requests to the servers behind the gateway. */
@ApplicationScoped
public class UpstreamCalls {
    private static final Logger LOG = Logger.getLogger(UpstreamCalls.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTENT_LENGTH = "content-length";

    private final Vertx vertx;
    private final long answerMillis;
    private final UpstreamConnections connections;
    private final WholeBody bodies;
    private final Clock clock;

    UpstreamCalls(Vertx vertx, GatewayConfig config, UpstreamConnections connections, WholeBody bodies, Clock clock) {
        this.vertx = vertx;
        this.bodies = bodies;
        this.answerMillis = config.answerTimeout().toMillis();
        this.clock = clock;
        this.connections = connections;
    }

    /**
     * Asks an upstream what a proven and allowed request asks. The body goes on as it comes in.
     *
     * @param path the one spelling of what was decided about
     * @return fails with a {@link Refusal} when the body is not what was signed, or the upstream cannot be reached
     */
    public Future<HttpClientResponse> pass(
            HttpServerRequest request, Upstream upstream, Head head, SignedHead signed, String path) {
        BodyCheck check = Bodies.check(head, signed);
        Outgoing outgoing =
                Outgoing.of(head, upstream, path, Outgoing.OutgoingBody.of(signed.payloadHash()), clock.instant());
        return open(upstream, outgoing)
                .compose(call -> resettable(call, request))
                .compose(call -> hasBody(head) ? stream(call, request, check) : alone(call, check))
                .recover(this::unreachable);
    }

    /**
     * What a body that was read before carries.
     *
     * @throws Refusal when it is not what was signed
     */
    public static Buffer checked(Head head, SignedHead signed, Buffer body) {
        BodyCheck check = Bodies.check(head, signed);
        Buffer content = Buffer.buffer();
        check.take(body, content::appendBuffer);
        check.finish();
        return content;
    }

    /** Like {@link #pass}, for a body that was read and {@link #checked} before, or written here. */
    public Future<HttpClientResponse> passWhole(
            HttpServerRequest request, Upstream upstream, Head head, String path, Buffer content) {
        var body = new Outgoing.OutgoingBody(HashedBody.of(content), Outgoing.isFramed(head));
        Outgoing outgoing = Outgoing.of(head, upstream, path, body, clock.instant());
        if (hasBody(head) || content.length() > 0) {
            outgoing.headers().set(CONTENT_LENGTH, String.valueOf(content.length()));
        }
        return open(upstream, outgoing)
                .compose(call -> resettable(call, request))
                .compose(call -> inTime(call, content.length() == 0 ? call.send() : call.send(content)))
                .recover(this::unreachable);
    }

    /** A client that goes away takes its request to the upstream with it. */
    private static Future<HttpClientRequest> resettable(HttpClientRequest call, HttpServerRequest request) {
        if (request.response().closed()) {
            call.reset();
            return Future.failedFuture(new Refusal(400, "RequestTimeout", "The client went away."));
        }
        request.response().exceptionHandler(gone -> call.reset());
        return Future.succeededFuture(call);
    }

    /** Asks an awsJson API for something of its own, such as a description. An error becomes a {@link Refusal}. */
    public Future<JsonNode> awsJson(Upstream upstream, String target, Buffer body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("x-amz-target", target)
                .set("content-type", "application/x-amz-json-1.0")
                .set(CONTENT_LENGTH, String.valueOf(body.length()));
        Head head = new Head("POST", "/", "", headers, upstream.authority());
        Outgoing outgoing =
                Outgoing.of(head, upstream, "/", Outgoing.OutgoingBody.of(HashedBody.of(body)), clock.instant());
        return open(upstream, outgoing)
                .compose(call -> inTime(call, call.send(body)))
                .compose(answer -> bodies.of(answer).map(text -> object(answer.statusCode(), text)))
                .recover(this::unreachable);
    }

    private static JsonNode object(int status, Buffer text) {
        if (status >= HttpResponseStatus.INTERNAL_SERVER_ERROR.code()) {
            throw unavailable();
        }
        try {
            JsonNode answer = JSON.readTree(text.getBytes());
            if (status == HttpResponseStatus.OK.code()) {
                return answer;
            }
            String type = answer.path("__type").asText("InternalError");
            throw new Refusal(
                    400,
                    type.substring(type.indexOf('#') + 1),
                    answer.path("message").asText("Refused."));
        } catch (IOException e) {
            throw new Refusal(502, "InternalError", "The upstream did not answer with JSON.");
        }
    }

    private static boolean hasBody(Head head) {
        return head.headers().contains("transfer-encoding")
                || head.header(CONTENT_LENGTH)
                        .filter(length -> !length.equals("0"))
                        .isPresent();
    }

    private Future<HttpClientRequest> open(Upstream upstream, Outgoing outgoing) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(outgoing.method()))
                .setHost(upstream.url().getHost())
                .setPort(upstream.port())
                .setSsl(upstream.isEncrypted())
                // also while all connections are taken
                .setConnectTimeout(answerMillis)
                .setURI(outgoing.uri());
        return connections.ofThisLoop().request(options).map(call -> {
            call.headers().setAll(outgoing.headers());
            return call;
        });
    }

    private Future<HttpClientResponse> stream(HttpClientRequest call, HttpServerRequest request, BodyCheck check) {
        if (!call.headers().contains(CONTENT_LENGTH)) {
            call.setChunked(true);
        }
        if (request.headers().contains("expect")) {
            request.response().writeContinue();
        }
        CheckedBody body = new CheckedBody(request, check);
        // what broke off must not end as if it were whole
        body.pipe().endOnFailure(false).to(call).onFailure(cause -> call.reset());
        Future<HttpClientResponse> answer = call.response();
        body.whenComplete(() -> inTime(call, answer));
        return answer.recover(cause -> Future.failedFuture(
                body.failure().<Throwable>map(refusal -> refusal).orElse(cause)));
    }

    private Future<HttpClientResponse> alone(HttpClientRequest call, BodyCheck check) {
        try {
            check.finish();
        } catch (Refusal e) {
            call.reset();
            return Future.failedFuture(e);
        }
        return inTime(call, call.send());
    }

    /** Gives up on an upstream that has the whole request and does not answer. */
    private Future<HttpClientResponse> inTime(HttpClientRequest call, Future<HttpClientResponse> answer) {
        long timer = vertx.setTimer(answerMillis, late -> call.reset());
        return answer.onComplete(done -> vertx.cancelTimer(timer));
    }

    private <T> Future<T> unreachable(Throwable cause) {
        if (cause instanceof Refusal) {
            return Future.failedFuture(cause);
        }
        LOG.warnf("an upstream of the access gateway did not answer: %s", cause);
        return Future.failedFuture(unavailable());
    }

    private static Refusal unavailable() {
        return new Refusal(503, "ServiceUnavailable", "Service is unable to handle request.");
    }
}
