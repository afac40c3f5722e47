package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.GatewayConfig;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Reads bodies as a whole, within limits. */
@ApplicationScoped
public class WholeBody {
    private final Vertx vertx;
    private final long most;
    private final long millis;
    private final long mostTogether;
    private final AtomicLong arriving = new AtomicLong();

    WholeBody(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.most = config.maxReadBody().asLongValue();
        this.millis = config.bodyTimeout().toMillis();
        this.mostTogether = config.maxReadBodies().asLongValue();
    }

    /** The body; fails with a {@link Refusal} when it is too large or too slow. */
    public Future<Buffer> of(HttpServerRequest request) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(
                millis,
                late -> whole.tryFail(new Refusal(
                        400,
                        "RequestTimeout",
                        "Your socket connection to the server was not read from or written to within the timeout"
                                + " period.")));
        request.handler(bytes -> take(bytes, body, whole))
                .endHandler(ended -> whole.tryComplete(body))
                .exceptionHandler(whole::tryFail);
        if (request.headers().contains("expect")) {
            request.response().writeContinue();
        }
        request.resume();
        return whole.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            arriving.addAndGet(-body.length());
        });
    }

    private void take(Buffer bytes, Buffer body, Promise<Buffer> whole) {
        if (whole.future().isComplete()) {
            return;
        }
        if (body.length() + bytes.length() > most) {
            whole.tryFail(new Refusal(413, "EntityTooLarge", "Your proposed upload exceeds the maximum."));
        } else if (arriving.get() + bytes.length() > mostTogether) {
            whole.tryFail(new Refusal(503, "SlowDown", "Please reduce your request rate."));
        } else {
            arriving.addAndGet(bytes.length());
            body.appendBuffer(bytes);
        }
    }
}
