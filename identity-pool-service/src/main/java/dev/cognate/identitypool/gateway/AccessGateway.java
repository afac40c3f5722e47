package dev.cognate.identitypool.gateway;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Opens the access gateway's port, with one listener for each processor, when there is anything behind it. */
@ApplicationScoped
public class AccessGateway {
    private static final Logger LOG = Logger.getLogger(AccessGateway.class);
    /** Vert.x gives listeners that ask for one negative port one free port together. */
    private static final int ANY_SHARED = -1;

    private static final Duration TO_OPEN = Duration.ofSeconds(10);
    private static final int LARGEST_HEADERS = 32 * 1024;
    /** Bodies are passed on in pieces of what one read of a socket gives at most. */
    private static final int PIECE = 64 * 1024;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Upstreams upstreams;
    private final GatewayHandler handler;
    private final ExternalAuthorization authorization;
    private final Semaphore places;
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    AccessGateway(Vertx vertx, GatewayConfig config, Upstreams upstreams, Services services, GatewayHandler handler) {
        this.vertx = vertx;
        this.config = config;
        this.upstreams = upstreams;
        this.handler = handler;
        this.places = new Semaphore(config.maxInFlight());
        this.authorization = new ExternalAuthorization(handler, services);
    }

    /**
     * Opens the port, if there is an upstream. A service whose gateway nobody can reach would look healthy, so it does not
     * start.
     *
     * @throws IllegalStateException when it cannot be opened
     */
    void started(@Observes StartupEvent event) {
        if (upstreams.isEmpty()) {
            return;
        }
        try {
            VertxContextSupport.subscribeAndAwait(() -> Uni.createFrom()
                    .completionStage(() -> open().toCompletionStage())
                    .ifNoItem()
                    .after(TO_OPEN)
                    .fail());
        } catch (Throwable cause) {
            throw new IllegalStateException(
                    "The access gateway cannot listen on cognate.access-gateway.port=" + config.port()
                            + " of cognate.access-gateway.host=" + config.host() + ": " + cause.getMessage(),
                    cause);
        }
        LOG.infof("access gateway on port %d", port.get());
    }

    private Future<String> open() {
        int listeners = Runtime.getRuntime().availableProcessors();
        return vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(listeners));
    }

    /** The port it listens on; 0 before it does. */
    public int port() {
        return port.get();
    }

    /** How many requests more it would take. */
    int freePlaces() {
        return places.availablePermits();
    }

    private void count(HttpConnection connection) {
        connection.closeHandler(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > config.maxClientConnections()) {
            connection.close();
        }
    }

    private void handle(HttpServerRequest request) {
        request.pause();
        if (Preflight.is(request)) {
            Preflight.answer(request);
        } else if (places.tryAcquire()) {
            Future<Void> answered =
                    ExternalAuthorization.is(request) ? authorization.handle(request) : handler.handle(request);
            answered.onComplete(done -> places.release());
        } else {
            handler.refuse(request, Refusal.slowDown());
        }
    }

    private final class Listener extends AbstractVerticle {
        @Override
        public void start(Promise<Void> started) {
            HttpServerOptions options = new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout((int) config.idleTimeout().toSeconds())
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setMaxHeaderSize(LARGEST_HEADERS)
                    .setMaxChunkSize(PIECE)
                    .setDecompressionSupported(false);
            vertx.createHttpServer(options)
                    .connectionHandler(AccessGateway.this::count)
                    .requestHandler(AccessGateway.this::handle)
                    .listen(config.port() == 0 ? ANY_SHARED : config.port(), config.host())
                    .<Void>map(server -> {
                        port.set(server.actualPort());
                        return null;
                    })
                    .onComplete(started);
        }
    }
}
