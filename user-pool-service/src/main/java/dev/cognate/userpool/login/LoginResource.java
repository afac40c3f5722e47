package dev.cognate.userpool.login;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.wire.web.WebServer;
import io.quarkus.arc.All;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The addresses of the pages.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html">AWS's guide: managed
 *     login endpoints</a>
 */
@ApplicationScoped
class LoginResource {
    private final WebServer server;
    private final LoginHandler handler;
    private final List<LoginPage> pages;

    LoginResource(WebServer server, LoginHandler handler, @All List<LoginPage> pages) {
        this.server = server;
        this.handler = handler;
        this.pages = pages;
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> serving = server.serving(CognitoIdp.SERVICE, handler);
        pages.stream()
                .filter(LoginPage::isOffered)
                .flatMap(page -> page.paths().stream())
                .forEach(path -> {
                    router.route(HttpMethod.GET, path).handler(serving);
                    router.route(HttpMethod.HEAD, path).handler(serving);
                    router.route(HttpMethod.POST, path).handler(serving);
                });
        router.route(HttpMethod.GET, "/.well-known/change-password").handler(LoginResource::changePassword);
    }

    /**
     * Where password managers send people to change a password.
     *
     * @see <a href="https://www.w3.org/TR/change-password-url/">A well-known URL for changing passwords</a>
     */
    private static void changePassword(RoutingContext routing) {
        String query = routing.request().query();
        routing.response()
                .setStatusCode(303)
                .putHeader("location", Flows.FORGOT + (query == null ? "" : "?" + query))
                .putHeader("cache-control", "no-store")
                .end();
    }
}
