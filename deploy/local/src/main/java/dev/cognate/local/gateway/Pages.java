package dev.cognate.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.local.inbox.InboxPages;
import dev.cognate.local.page.PageTemplates;
import dev.cognate.local.relyingparty.DemoSite;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The gateway's own pages: status, inbox and their style sheet and script. */
public final class Pages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|\\[?[0-9a-f:]*:[0-9a-f:]*]?");
    private static final Set<String> NAMES = Set.of("localhost", "host.docker.internal", "");
    private static final Map<String, String> ASSETS = Map.of(
            "pages.css", "text/css; charset=utf-8",
            "inbox.js", "text/javascript; charset=utf-8");

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Backends backends;
    private final Endpoints endpoints;

    private Pages(Backends backends, Endpoints endpoints) {
        this.backends = backends;
        this.endpoints = endpoints;
    }

    /** Serves everything that is no service's. */
    public static Handler<HttpServerRequest> handler(
            Vertx vertx, Backends backends, Endpoints endpoints, InboxPages inbox, DemoSite demo) {
        var pages = new Pages(backends, endpoints);
        Router router = Router.router(vertx);
        router.route().handler(Pages::requireLocalName);
        router.route().handler(Pages::addSecurityHeaders);
        router.get("/").handler(pages::status);
        router.get("/status").handler(pages::statusJson);
        router.get("/favicon.ico")
                .handler(context -> context.response().setStatusCode(204).end());
        router.get("/assets/:name").handler(Pages::asset);
        inbox.register(router);
        demo.register(router);
        router.route().last().handler(context -> Answers.nowhere(context.request()));
        return router;
    }

    /** A web site whose name resolves to 127.0.0.1 (DNS rebinding) must not read codes out of the inbox. */
    private static void requireLocalName(RoutingContext context) {
        var authority = context.request().authority();
        String host = authority == null ? "" : authority.host();
        boolean local = NAMES.contains(host)
                || host.endsWith(".localhost")
                || ADDRESS.matcher(host).matches();
        if (local) {
            context.next();
        } else {
            Answers.nowhere(context.request());
        }
    }

    private static void addSecurityHeaders(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store");
        context.next();
    }

    private static void asset(RoutingContext context) {
        String name = context.pathParam("name");
        String type = ASSETS.get(name);
        if (type == null) {
            Answers.nowhere(context.request());
            return;
        }
        context.response().putHeader("Content-Type", type).end(PageTemplates.asset(name));
    }

    private void status(RoutingContext context) {
        String accept = String.valueOf(context.request().getHeader("Accept"));
        if (accept.contains("application/json") && !accept.contains("text/html")) {
            statusJson(context);
            return;
        }
        String page = PageTemplates.render("status", Map.of("services", rows(), "endpoints", endpoints));
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").end(page);
    }

    private void statusJson(RoutingContext context) {
        try {
            byte[] json = JSON.writeValueAsBytes(Map.of("services", rows(), "region", endpoints.region()));
            context.response()
                    .putHeader("Content-Type", "application/json")
                    .end(io.vertx.core.buffer.Buffer.buffer(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            context.fail(e);
        }
    }

    private List<Map<String, Object>> rows() {
        return backends.all().stream().map(Pages::row).toList();
    }

    private static Map<String, Object> row(Backends.Status status) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", status.service().label());
        row.put("state", status.state());
        row.put("port", status.port());
        row.put("pid", status.pid());
        return row;
    }
}
