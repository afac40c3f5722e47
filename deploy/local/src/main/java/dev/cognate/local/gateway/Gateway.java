package dev.cognate.local.gateway;

import dev.cognate.local.server.PortOwner;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import dev.cognate.local.storage.StorageKind;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One address for everything: passes API calls on to their service and serves the status page and the inbox. */
public final class Gateway {
    private static final int LARGEST_HEADERS = 64 * 1024;
    private static final int IDLE_SECONDS = 75;

    private final Vertx vertx;
    private final Map<Service, ServiceProxy> proxies = new EnumMap<>(Service.class);
    private final StorageProxy storage;
    private final Handler<HttpServerRequest> ownPages;

    /**
     * A gateway that does not listen yet.
     *
     * @param backends the services behind it
     * @param stored what the access gateway gives access to
     * @param ownPages serves {@code /}, {@code /inbox} and what belongs to them
     */
    public Gateway(Vertx vertx, Backends backends, Stored stored, Handler<HttpServerRequest> ownPages) {
        this.vertx = vertx;
        this.ownPages = ownPages;
        this.storage = new StorageProxy(vertx, backends, stored);
        for (Service service : Service.values()) {
            proxies.put(service, new ServiceProxy(vertx, service, () -> backends.port(service)));
        }
    }

    /**
     * Listens for plain HTTP on the loopback addresses.
     *
     * @param setting names the option to change the port with, for the message when it is taken
     * @throws StartFailure when the port is taken; the message says by whom
     */
    public void listen(int port, String setting) {
        listen(options(port), setting);
    }

    /** Listens for HTTPS, see {@link #listen}; {@code certificate} and {@code key} are PEM files. */
    public void listenTls(int port, String setting, Path certificate, Path key) {
        var pem = new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
        listen(options(port).setSsl(true).setKeyCertOptions(pem).setUseAlpn(true), setting);
    }

    private static HttpServerOptions options(int port) {
        return new HttpServerOptions()
                .setPort(port)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setMaxInitialLineLength(LARGEST_HEADERS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false);
    }

    private void listen(HttpServerOptions options, String setting) {
        try {
            server(options, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            String owner = PortOwner.describe(options.getPort())
                    .map(text -> " by " + text)
                    .orElse(" by another program");
            throw new StartFailure(
                    "Port " + options.getPort() + " is already used" + owner + ". Stop it, or choose another port with "
                            + setting + ".",
                    e);
        }
        // "localhost" is ::1 for many programs; a machine without IPv6 does without
        server(options, "::1").otherwiseEmpty();
    }

    private io.vertx.core.Future<HttpServer> server(HttpServerOptions options, String host) {
        return vertx.createHttpServer(options).requestHandler(this::handle).listen(options.getPort(), host);
    }

    private void handle(HttpServerRequest request) {
        if (request.path() == null || !request.path().startsWith("/")) {
            Answers.nowhere(request);
            return;
        }
        switch (Routing.targetOf(RequestFacts.of(request))) {
            case Target.ToService(Service service) -> proxies.get(service).handle(request);
            case Target.ToStorage(StorageKind kind) -> storage.handle(kind, request);
            case Target.ToOwnPage() -> ownPages.handle(request);
            case Target.Nowhere() -> Answers.nowhere(request);
        }
    }
}
