package dev.cognate.local.relyingparty;

import dev.cognate.local.page.PageTemplates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The pages under {@code /demo}: an application that signs people in with the authorization code grant and PKCE
 * (RFC 6749 §4.1, RFC 7636) and shows what it is told about them.
 */
public final class DemoSite {
    private static final String COOKIE = "demo-trip";
    private static final int COOKIE_SECONDS = 600;
    private static final long TOKEN_SECONDS = 10;
    private static final int BAD_GATEWAY = 502;
    private static final int BAD_REQUEST = 400;

    private final HttpClient http;
    private final String endpoint;
    private final Supplier<Optional<DemoClient>> client;

    /**
     * An application of this stack.
     *
     * @param endpoint where the token endpoint is found by this process, for example {@code http://localhost:9229}
     * @param client the registration, once there is one
     */
    public DemoSite(Vertx vertx, String endpoint, Supplier<Optional<DemoClient>> client) {
        this.http = vertx.createHttpClient();
        this.endpoint = endpoint;
        this.client = client;
    }

    /** Adds the routes. */
    public void register(Router router) {
        router.get(DemoClient.HOME).handler(context -> page(context, 200, Map.of()));
        router.get(DemoClient.HOME + "/sign-in").handler(this::signIn);
        router.get(DemoClient.CALLBACK).handler(this::signedIn);
    }

    private void signIn(RoutingContext context) {
        Optional<DemoClient> registered = client.get();
        if (registered.isEmpty()) {
            fail(context, BAD_GATEWAY, "There is no demo pool yet: wait until ./cognate status says ready.");
            return;
        }
        Trip trip = Trip.begin();
        context.response()
                .addCookie(cookie(trip.cookie()).setMaxAge(COOKIE_SECONDS))
                .setStatusCode(302)
                .putHeader("Location", trip.authorizationUrl(registered.get()))
                .end();
    }

    private void signedIn(RoutingContext context) {
        Optional<Trip> trip = Optional.ofNullable(context.request().getCookie(COOKIE))
                .flatMap(cookie -> Trip.of(cookie.getValue()))
                .filter(begun -> begun.isAnsweredBy(context.request().getParam("state")));
        Optional<String> code = Optional.ofNullable(context.request().getParam("code"));
        Optional<DemoClient> registered = client.get();
        context.response().addCookie(cookie("").setMaxAge(0));
        if (trip.isEmpty() || code.isEmpty() || registered.isEmpty()) {
            fail(context, BAD_REQUEST, refusal(context));
            return;
        }
        exchange(trip.get().tokenRequest(registered.get(), code.get()))
                .map(body -> TokenAnswer.of(body.toString()))
                .onSuccess(tokens -> show(context, registered.get(), trip.get(), tokens))
                .onFailure(failure -> fail(context, BAD_GATEWAY, failure.getMessage()));
    }

    private static String refusal(RoutingContext context) {
        return Optional.ofNullable(context.request().getParam("error_description"))
                .or(() -> Optional.ofNullable(context.request().getParam("error")))
                .orElse("This is no answer to a sign-in begun here.");
    }

    private Future<Buffer> exchange(String form) {
        var token = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(endpoint + "/oauth2/token")
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
        return http.request(token)
                .compose(request -> request.send(form))
                .compose(HttpClientResponse::body)
                .timeout(TOKEN_SECONDS, TimeUnit.SECONDS);
    }

    private static void show(RoutingContext context, DemoClient client, Trip trip, TokenAnswer tokens) {
        if (!trip.nonce().equals(tokens.nonce())) {
            fail(context, BAD_GATEWAY, "The ID token is not of this sign-in: its nonce differs.");
            return;
        }
        String signOut = client.authorizationServer() + "/logout?"
                + Trip.form(Map.of("client_id", client.clientId(), "logout_uri", client.home()));
        page(context, 200, Map.of("id", tokens.id(), "access", tokens.access(), "signOut", signOut));
    }

    private static void fail(RoutingContext context, int status, String message) {
        page(context, status, Map.of("error", String.valueOf(message)));
    }

    private static void page(RoutingContext context, int status, Map<String, Object> values) {
        var all = new java.util.HashMap<String, Object>(
                Map.of("id", List.of(), "access", List.of(), "error", "", "signOut", ""));
        all.putAll(values);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(PageTemplates.render("demo", all));
    }

    private static Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setPath(DemoClient.HOME);
    }
}
