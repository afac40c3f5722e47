package dev.cognate.userpool.login.view;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /favicon.ico}: what browsers ask for on pages whose branding names no icon of its own. */
@ApplicationScoped
class FaviconResource implements WebHandler {
    private final WebServer server;
    private final Buffer drawing;

    FaviconResource(WebServer server) {
        this.server = server;
        try (InputStream in = FaviconResource.class.getClassLoader().getResourceAsStream("login/assets/favicon.svg")) {
            this.drawing = Buffer.buffer(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("login/assets/favicon.svg", unreadable);
        }
    }

    void routes(@Observes Router router) {
        router.get("/favicon.ico").handler(server.serving(CognitoIdp.SERVICE, this));
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        return Uni.createFrom()
                .item(WebAnswer.of(200, "image/svg+xml", drawing)
                        .with("cache-control", "public, max-age=86400")
                        .with("content-security-policy", "default-src 'none'; sandbox")
                        .with("x-content-type-options", "nosniff"));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return WebAnswer.empty(503);
    }
}
