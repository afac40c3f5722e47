package dev.cognate.userpool.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.userpool.oauth.device.DeviceRequests;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.sso.BrowserSession;
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
import java.util.Optional;
import java.util.Set;

/**
 * {@code /device} (RFC 8628 §3.3): where people type the code their device shows. Who is not signed in goes through the
 * pages of managed login first and comes back; who is says yes or no, always by a press of a button, so that a link alone
 * lets no stranger's device in (§5.4).
 */
@ApplicationScoped
class DevicePage implements WebHandler {
    static final String PATH = "/device";
    private static final Set<String> OWN = Set.of("", "same-origin", "none");

    private final WebServer web;
    private final RequestLimits limits;
    private final AuthorizationRequests requests;
    private final Extensions extensions;
    private final BrowserSessions sessions;
    private final DeviceRequests devices;
    private final Domains domains;
    private final TroublePages troubles;
    private final DevicePages pages;
    private final Sealer tokens;

    DevicePage(
            WebServer web,
            RequestLimits limits,
            AuthorizationRequests requests,
            Extensions extensions,
            BrowserSessions sessions,
            DeviceRequests devices,
            Domains domains,
            TroublePages troubles,
            DevicePages pages,
            Keyring keyring) {
        this.web = web;
        this.limits = limits;
        this.requests = requests;
        this.extensions = extensions;
        this.sessions = sessions;
        this.devices = devices;
        this.domains = domains;
        this.troubles = troubles;
        this.pages = pages;
        this.tokens = keyring.sealer("device-page");
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, this);
        router.get(PATH).handler(handler);
        router.post(PATH).handler(handler);
    }

    /** Where the pages of managed login lead back to; it is the same for every device of a client. */
    static String returnAddress(String base, String clientId) {
        return base + PATH + "?client_id=" + PercentEncoding.encode(clientId);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        boolean post = request.method().equals("POST");
        RequestParameters parameters = new RequestParameters(post ? request.form() : request.query());
        Optional<String> clientId = new RequestParameters(request.query()).find("client_id");
        return limits.admit(
                        post ? RequestCategory.CHALLENGE_RESPONSE : RequestCategory.USER_READ,
                        clientId,
                        request.context())
                .chain(() -> clientId.isPresent()
                        ? requests.client(request, clientId.get())
                        : Uni.createFrom().failure(new RefusedAuthorization.ShowPage(Problem.INVALID_REQUEST)))
                .invoke(this::requireAllowed)
                .chain(target -> sessions.find(request, target)
                        .chain(session -> session.isEmpty()
                                ? signIn(target, parameters)
                                : visit(request, target, session.get(), parameters)))
                .onFailure(RefusedAuthorization.ShowPage.class)
                .recoverWithItem(refused -> WebAnswer.found(
                        Queries.errorPage(((RefusedAuthorization.ShowPage) refused).problem(), request.query())))
                .onFailure(RetryLaterException.class)
                .recoverWithUni(later -> troubles.limited(request, later));
    }

    private void requireAllowed(ClientInPool target) {
        if (!extensions.of(target.client()).deviceGrant()) {
            throw new RefusedAuthorization.ShowPage(Problem.INVALID_REQUEST);
        }
    }

    /** The code in the device's link travels as the state of the request. */
    private Uni<WebAnswer> signIn(ClientInPool target, RequestParameters parameters) {
        String clientId = target.client().id();
        return domains.baseUrl(target.pool())
                .map(base -> WebAnswer.found("/login?response_type=code&client_id=" + PercentEncoding.encode(clientId)
                        + "&redirect_uri=" + PercentEncoding.encode(returnAddress(base, clientId))
                        + parameters
                                .find("user_code")
                                .map(code -> "&state=" + PercentEncoding.encode(code))
                                .orElse("")));
    }

    private Uni<WebAnswer> visit(
            WebRequest request, ClientInPool target, BrowserSession session, RequestParameters parameters) {
        String typed =
                parameters.find("user_code").or(() -> parameters.find("state")).orElse("");
        if (!request.method().equals("POST")) {
            return page(request, target, session, typed, false);
        }
        if (!isOwn(request, session, parameters)) {
            return page(request, target, session, typed, true);
        }
        boolean yes = parameters.find("answer").filter("allow"::equals).isPresent();
        return devices.decide(target, typed, yes, session)
                .chain(found -> found ? pages.done(request, target, yes) : page(request, target, session, typed, true));
    }

    private Uni<WebAnswer> page(
            WebRequest request, ClientInPool target, BrowserSession session, String typed, boolean wrong) {
        String token = tokens.sealToString(session.id().toString().getBytes(UTF_8));
        return pages.ask(request, new DevicePages.Question(target, session.username(), typed, token, wrong));
    }

    /** Posts come from this page alone: what it holds names the session, and browsers say where posts come from. */
    private boolean isOwn(WebRequest request, BrowserSession session, RequestParameters parameters) {
        String origin = request.header("origin");
        boolean here = origin.isEmpty() || origin.equals("null") || origin.equals(request.origin());
        return here
                && OWN.contains(request.header("sec-fetch-site"))
                && parameters
                        .find("token")
                        .filter(token -> names(token, session))
                        .isPresent();
    }

    private boolean names(String token, BrowserSession session) {
        try {
            return new String(tokens.openString(token), UTF_8)
                    .equals(session.id().toString());
        } catch (UnsealableException forged) {
            return false;
        }
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return OAuthAnswers.failed(failure);
    }
}
