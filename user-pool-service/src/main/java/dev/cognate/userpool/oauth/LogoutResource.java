package dev.cognate.userpool.oauth;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * {@code GET /logout}: ends the browser's session and leads to a place the client registered, or to the sign-in page.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html">AWS's guide: the managed
 *     login sign-out endpoint</a>
 */
@ApplicationScoped
class LogoutResource implements WebHandler {
    private static final String PATH = "/logout";
    /** An ID token may hold many claims. */
    private static final int LONGEST = 16_384;

    private static final List<String> PASSED_ON =
            List.of("client_id", "redirect_uri", "response_type", "state", "nonce", "scope");

    private final WebServer web;
    private final RequestLimits limits;
    private final AuthorizationRequests requests;
    private final BrowserSessions sessions;
    private final RpInitiatedLogout openId;
    private final TroublePages pages;

    LogoutResource(
            WebServer web,
            RequestLimits limits,
            AuthorizationRequests requests,
            BrowserSessions sessions,
            RpInitiatedLogout openId,
            TroublePages pages) {
        this.web = web;
        this.limits = limits;
        this.requests = requests;
        this.sessions = sessions;
        this.openId = openId;
        this.pages = pages;
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, this);
        router.get(PATH).handler(handler);
        router.post(PATH).handler(handler);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        if (request.method().equals("POST")) {
            // OpenID Connect lets relying parties post; cookies do not come along with posts of other sites
            return Uni.createFrom().item(() -> WebAnswer.seeOther(PATH + Queries.of(request.form())));
        }
        RequestParameters parameters = new RequestParameters(request.query(), LONGEST);
        return limits.admit(RequestCategory.USER_READ, parameters.find("client_id"), request.context())
                .chain(() -> openId.read(parameters))
                .chain(asked -> asked.isPresent()
                        ? leave(request, asked.get())
                        : requests.target(request, parameters)
                                .chain(target -> leave(request, target, destination(target, parameters))))
                .onFailure(RefusedAuthorization.ShowPage.class)
                .recoverWithItem(refused -> WebAnswer.found(
                        Queries.errorPage(((RefusedAuthorization.ShowPage) refused).problem(), request.query())))
                .onFailure(RetryLaterException.class)
                .recoverWithUni(later -> pages.limited(request, later))
                .onFailure(failure -> !(failure instanceof AwsException))
                .recoverWithUni(failure -> pages.trouble(request, failure));
    }

    private Uni<WebAnswer> leave(WebRequest request, RpInitiatedLogout.Asked asked) {
        return requests.client(request, asked.clientId())
                .chain(target -> sessions.find(request, target.pool())
                        .invoke(asked::requireAbout)
                        .chain(() -> leave(request, target, asked.destination())));
    }

    private Uni<WebAnswer> leave(WebRequest request, ClientInPool target, String destination) {
        return sessions.end(request, target.pool())
                .map(cookie ->
                        WebAnswer.found(destination).with("set-cookie", cookie).with("referrer-policy", "no-referrer"));
    }

    /** One of the client's sign-out or callback URLs, letter by letter; or the sign-in page, for one of the latter. */
    private static String destination(ClientInPool target, RequestParameters parameters) {
        UserPoolClientType settings = target.client().settings();
        List<String> callbacks = Objects.requireNonNullElse(settings.callbackURLs(), List.of());
        List<String> goodbyes = Objects.requireNonNullElse(settings.logoutURLs(), List.of());
        if (parameters.isUnusable("logout_uri") || parameters.isUnusable("redirect_uri")) {
            throw new RefusedAuthorization.ShowPage(Problem.INVALID_REQUEST);
        }
        Optional<String> goodbye = parameters.find("logout_uri");
        return goodbye.isPresent()
                ? registered(goodbye, uri -> goodbyes.contains(uri) || callbacks.contains(uri))
                : signIn(target, parameters, callbacks);
    }

    private static String registered(Optional<String> asked, Predicate<String> known) {
        String uri = asked.orElseThrow(() -> new RefusedAuthorization.ShowPage(Problem.INVALID_REQUEST));
        if (!known.test(uri)) {
            throw new RefusedAuthorization.ShowPage(Problem.REDIRECT_MISMATCH);
        }
        return uri;
    }

    /** Cognito writes all of the client's scopes down when a request names none. */
    private static String signIn(ClientInPool target, RequestParameters parameters, List<String> callbacks) {
        if (parameters.find("response_type").isEmpty()) {
            throw new RefusedAuthorization.ShowPage(Problem.INVALID_REQUEST);
        }
        registered(parameters.find("redirect_uri"), callbacks::contains);
        Map<String, String> passed = new LinkedHashMap<>();
        PASSED_ON.forEach(name -> parameters.find(name).ifPresent(value -> passed.put(name, value)));
        passed.putIfAbsent("scope", String.join(" ", Scopes.allowed(target.client())));
        return passed.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + PercentEncoding.encode(parameter.getValue()))
                .collect(Collectors.joining("&", "/login?", ""));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return OAuthAnswers.failed(failure);
    }
}
