package dev.cognate.userpool.login.view;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.branding.ContentHash;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code GET /login/assets/<hash>/<name>}: what browsers may keep for good. */
@ApplicationScoped
class AssetsResource implements WebHandler {
    static final String PATH = "/login/assets/";

    private final Assets assets;
    private final WebServer server;

    AssetsResource(Assets assets, WebServer server) {
        this.assets = assets;
        this.server = server;
    }

    void routes(@Observes Router router) {
        router.get(PATH + ":hash/:name").handler(server.serving(CognitoIdp.SERVICE, this));
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        String name = request.pathParameters().get("name");
        return Uni.createFrom()
                .item(assets.find(request.pathParameters().get("hash"), name)
                        .map(content -> kept(name, content))
                        .orElseGet(() -> WebAnswer.empty(404)));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return WebAnswer.empty(503);
    }

    private static WebAnswer kept(String name, Buffer content) {
        String type = name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return WebAnswer.of(200, type, content)
                .with("cache-control", ContentHash.FOR_GOOD)
                .with("x-content-type-options", "nosniff");
    }
}
