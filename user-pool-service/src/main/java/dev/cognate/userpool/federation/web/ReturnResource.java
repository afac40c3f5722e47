package dev.cognate.userpool.federation.web;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.keyring.Sha256;
import dev.cognate.userpool.oauth.RequestParameters;
import dev.cognate.userpool.oauth.TroublePages;
import dev.cognate.userpool.once.OnceMarkers;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.http.QueryParameters;
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
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /oauth2/idpresponse}: where identity providers send browsers back to. */
@ApplicationScoped
class ReturnResource implements WebHandler {
    static final String PATH = "/oauth2/idpresponse";
    private static final int LONGEST = 8_192;
    private static final int SEE_OTHER = 303;
    private static final int FOUND = 302;

    private final WebServer web;
    private final RequestLimits limits;
    private final TripCookies cookies;
    private final OnceMarkers markers;
    private final Arrivals arrivals;
    private final TroublePages pages;
    private final Clock clock;

    ReturnResource(
            WebServer web,
            RequestLimits limits,
            TripCookies cookies,
            OnceMarkers markers,
            Arrivals arrivals,
            TroublePages pages,
            Clock clock) {
        this.web = web;
        this.limits = limits;
        this.cookies = cookies;
        this.markers = markers;
        this.arrivals = arrivals;
        this.pages = pages;
        this.clock = clock;
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, this);
        router.get(PATH).handler(handler);
        router.post(PATH).handler(handler);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        RequestParameters said = new RequestParameters(isPost(request) ? request.form() : request.query(), LONGEST);
        Optional<Trip> trip = said.find("state").flatMap(state -> cookies.find(request, state));
        return limits.admit(
                        RequestCategory.USER_AUTHENTICATION, trip.flatMap(ReturnResource::clientId), request.context())
                .chain(() -> trip.map(known -> arrive(request, known, said)).orElseGet(() -> pages.unexpected(request)))
                .onFailure(RetryLaterException.class)
                .recoverWithUni(later -> pages.limited(request, later))
                .onFailure()
                .recoverWithUni(failure -> pages.trouble(request, failure))
                .map(answer -> isPost(request) ? answer : asFound(answer));
    }

    private Uni<WebAnswer> arrive(WebRequest request, Trip trip, RequestParameters said) {
        Uni<WebAnswer> answer = clock.instant().isBefore(trip.expiresAt())
                ? markers.claim(trip.poolId(), marker(trip), Departures.LONGEST_TRIP)
                        .chain(first -> first ? arrivals.arrive(request, trip, said) : pages.unexpected(request))
                : Uni.createFrom().item(WebAnswer.found("/login?" + withoutProvider(trip.query())));
        return answer.map(led -> led.with("set-cookie", cookies.forget(request, trip)));
    }

    /** Who took too long chooses anew. */
    private static String withoutProvider(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.startsWith("identity_provider=") && !pair.startsWith("idp_identifier="))
                .collect(Collectors.joining("&"));
    }

    private static Optional<String> clientId(Trip trip) {
        return QueryParameters.ofForm(trip.query()).single("client_id");
    }

    private static String marker(Trip trip) {
        return "provider:" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(trip.state()));
    }

    private static boolean isPost(WebRequest request) {
        return request.method().equals("POST");
    }

    /** Cognito answers a GET with 302. */
    private static WebAnswer asFound(WebAnswer answer) {
        return answer.status() == SEE_OTHER ? new WebAnswer(FOUND, answer.headers(), answer.body()) : answer;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return pages.unreadable(request, failure);
    }
}
