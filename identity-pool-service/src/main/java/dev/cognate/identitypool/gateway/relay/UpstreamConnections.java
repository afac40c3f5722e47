package dev.cognate.identitypool.gateway.relay;

import dev.cognate.identitypool.gateway.GatewayConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Connections to upstreams, a pool for each event loop: a connection of another loop would wake that loop up for each piece
 * of a body, and this one for each piece of the answer.
 */
@ApplicationScoped
class UpstreamConnections {
    private static final int WAITING = 1_024;
    private static final int LARGEST_HEADERS = 32 * 1024;
    /** Bodies are passed on in pieces of what one read of a socket gives at most. */
    private static final int PIECE = 64 * 1024;

    private final ThreadLocal<HttpClient> clients;

    UpstreamConnections(Vertx vertx, GatewayConfig config) {
        this.clients = ThreadLocal.withInitial(() -> client(vertx, config));
    }

    /** The pool of the event loop that asks. */
    HttpClient ofThisLoop() {
        return clients.get();
    }

    private static HttpClient client(Vertx vertx, GatewayConfig config) {
        int loops = Runtime.getRuntime().availableProcessors();
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setIdleTimeout((int) config.idleTimeout().toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setMaxChunkSize(PIECE)
                        .setDecompressionSupported(false),
                new PoolOptions()
                        .setHttp1MaxSize(Math.ceilDiv(config.maxConnections(), loops))
                        .setMaxWaitQueueSize(Math.ceilDiv(WAITING, loops)));
    }
}
