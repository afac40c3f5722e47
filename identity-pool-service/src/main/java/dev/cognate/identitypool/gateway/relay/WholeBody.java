package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.GatewayConfig;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Reads bodies as a whole, within limits: how large one may be, how long it may take, and how much all may hold together. */
@ApplicationScoped
public class WholeBody {
    private final Vertx vertx;
    private final long most;
    private final long millis;
    private final long mostTogether;
    private final AtomicLong held = new AtomicLong();

    WholeBody(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.most = config.maxReadBody().asLongValue();
        this.millis = config.bodyTimeout().toMillis();
        this.mostTogether = config.maxReadBodies().asLongValue();
    }

    /**
     * The body of a request; fails with a {@link Refusal} when it is too large or too slow.
     *
     * @param served ends when nobody needs the body any more
     */
    public Future<Buffer> of(HttpServerRequest request, Future<Void> served) {
        var reading = new Reading(
                new Refusal(413, "EntityTooLarge", "Your proposed upload exceeds the maximum."),
                new Refusal(400, "IncompleteBody", "The request body terminated unexpectedly."));
        served.onComplete(done -> reading.letGo());
        if (request.headers().contains("expect")) {
            request.response().writeContinue();
        }
        return reading.from(
                request,
                new Refusal(
                        400,
                        "RequestTimeout",
                        "Your socket connection to the server was not read from or written to within the timeout"
                                + " period."));
    }

    /** The body of an upstream's answer, with the same limits: the upstream may be anybody's server. */
    public Future<Buffer> of(HttpClientResponse answer) {
        var reading = new Reading(
                new Refusal(502, "InternalError", "The upstream answered with too much."),
                new Refusal(502, "InternalError", "The upstream did not end its answer."));
        return reading.from(answer, new Refusal(503, "ServiceUnavailable", "The upstream took too long to answer."))
                .onFailure(cause -> answer.request().reset())
                .onComplete(done -> reading.letGo());
    }

    private final class Reading {
        private final Refusal tooLarge;
        private final Refusal brokenOff;
        private final Promise<Buffer> whole = Promise.promise();
        private final Buffer body = Buffer.buffer();

        Reading(Refusal tooLarge, Refusal brokenOff) {
            this.tooLarge = tooLarge;
            this.brokenOff = brokenOff;
        }

        Future<Buffer> from(ReadStream<Buffer> stream, Refusal tooSlow) {
            long timer = vertx.setTimer(millis, late -> whole.tryFail(tooSlow));
            stream.handler(this::take)
                    .endHandler(ended -> whole.tryComplete(body))
                    .exceptionHandler(gone -> whole.tryFail(brokenOff));
            stream.resume();
            return whole.future().onComplete(done -> vertx.cancelTimer(timer));
        }

        private void take(Buffer bytes) {
            if (whole.future().isComplete()) {
                return;
            }
            if (body.length() + bytes.length() > most) {
                whole.tryFail(tooLarge);
            } else if (held.get() + bytes.length() > mostTogether) {
                whole.tryFail(Refusal.slowDown());
            } else {
                held.addAndGet(bytes.length());
                body.appendBuffer(bytes);
            }
        }

        /** Called once, when nothing is taken any more. */
        void letGo() {
            held.addAndGet(-body.length());
        }
    }
}
