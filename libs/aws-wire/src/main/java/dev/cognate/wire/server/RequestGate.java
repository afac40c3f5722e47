package dev.cognate.wire.server;

import dev.cognate.wire.config.WireConfig;
import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Where every request of an instance comes in: bounds how many there are, reads them, and knows whom they come from. */
@Singleton
public final class RequestGate {
    private final InFlight inFlight;
    private final TrustedProxies proxies;
    private final RequestReader reader;

    /** Takes the limits. */
    @Inject
    public RequestGate(Vertx vertx, WireConfig config) {
        this.inFlight = new InFlight(config.maxInFlight());
        this.proxies = new TrustedProxies(config.trustedProxies());
        this.reader =
                new RequestReader(vertx, Math.toIntExact(config.maxBodySize().asLongValue()), config.bodyTimeout());
    }

    /** Takes a place among the requests under way; false when there is none. Who got one calls {@link #leave} once. */
    public boolean enter() {
        return inFlight.enter();
    }

    /** Gives the place back. */
    public void leave() {
        inFlight.leave();
    }

    /** A request without its body. */
    public WireRequest head(HttpServerRequest request) {
        return RequestReader.head(request);
    }

    /** Reads a request within the limits of size and time; fails with one of {@code errors}. */
    public Future<WireRequest> read(HttpServerRequest request, CommonErrors errors) {
        return reader.read(request, errors);
    }

    /** The client's address, as trusted proxies tell it. */
    public String client(HttpServerRequest request) {
        return proxies.client(
                request.remoteAddress().hostAddress(), request.headers().getAll("x-forwarded-for"));
    }

    /** Whether the client speaks https, to us or to a trusted proxy. */
    public boolean isSecure(HttpServerRequest request) {
        boolean behindProxy = proxies.isTrusted(request.remoteAddress().hostAddress());
        String forwarded = request.getHeader("x-forwarded-proto");
        return request.isSSL() || (behindProxy && "https".equalsIgnoreCase(forwarded));
    }
}
