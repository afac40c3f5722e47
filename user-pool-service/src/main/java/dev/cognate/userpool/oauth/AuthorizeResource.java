package dev.cognate.userpool.oauth;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.sso.BrowserSessions;
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
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * {@code /oauth2/authorize}: leads to the pages, or, for who is signed in already, back to the client.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">AWS's guide: the
 *     redirect and authorization endpoint</a>
 */
@ApplicationScoped
class AuthorizeResource implements WebHandler {
    private static final Logger LOG = Logger.getLogger(AuthorizeResource.class);
    private static final String PATH = "/oauth2/authorize";
    private final WebServer web;
    private final RequestLimits limits;
    private final AuthorizationRequests requests;
    private final BrowserSessions sessions;
    private final Authorizations authorizations;
    private final TroublePages pages;
    private final ProviderChoice choice;
    private final ProviderSignIn providers;

    AuthorizeResource(
            WebServer web,
            RequestLimits limits,
            AuthorizationRequests requests,
            BrowserSessions sessions,
            Authorizations authorizations,
            TroublePages pages,
            ProviderChoice choice,
            ProviderSignIn providers) {
        this.web = web;
        this.limits = limits;
        this.requests = requests;
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.pages = pages;
        this.choice = choice;
        this.providers = providers;
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, this);
        router.get(PATH).handler(handler);
        router.post(PATH).handler(handler);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        if (request.method().equals("POST")) {
            return Uni.createFrom().item(() -> WebAnswer.seeOther(PATH + Queries.of(request.form())));
        }
        Optional<String> clientId = new RequestParameters(request.query()).find("client_id");
        return limits.admit(RequestCategory.USER_READ, clientId, request.context())
                .chain(() -> requests.read(request))
                .chain(asked -> decide(request, asked)
                        .onFailure(failure -> !(failure instanceof AwsException))
                        .recoverWithItem(failure -> unexpected(request, asked, failure)))
                .onFailure(RefusedAuthorization.class)
                .recoverWithItem(refused -> refuse((RefusedAuthorization) refused, request.query()))
                .onFailure(RetryLaterException.class)
                .recoverWithUni(later -> pages.limited(request, later))
                .onFailure(failure -> !(failure instanceof AwsException))
                .recoverWithUni(failure -> pages.trouble(request, failure))
                .map(AuthorizeResource::asFound);
    }

    private Uni<WebAnswer> decide(WebRequest request, AuthorizationRequest asked) {
        return sessions.find(request, asked.target()).chain(found -> {
            Optional<BrowserSession> enough = found.filter(session -> suffices(asked, session));
            if (enough.isPresent()) {
                return authorizations.grant(asked, enough.get(), request.context());
            }
            return asked.interaction().isSilent()
                    ? Uni.createFrom().item(asked.reply().refusal(OAuthError.LOGIN_REQUIRED))
                    : lead(request, asked);
        });
    }

    /** To the provider that is asked for, or is the only one; to our own page otherwise. */
    private Uni<WebAnswer> lead(WebRequest request, AuthorizationRequest asked) {
        Uni<Optional<IdentityProvider>> provider =
                asked.provider().isPresent() ? Uni.createFrom().item(asked.provider()) : choice.only(asked.target());
        return provider.chain(found -> found.map(known -> providers.begin(request, asked, known))
                .orElseGet(() -> Uni.createFrom().item(WebAnswer.found("/login" + Queries.of(request.query())))));
    }

    private boolean suffices(AuthorizationRequest asked, BrowserSession session) {
        return !asked.interaction().wantsSignIn()
                && !asked.interaction().wantsAccountChoice()
                && authorizations.isEnough(asked, session);
    }

    private static WebAnswer unexpected(WebRequest request, AuthorizationRequest asked, Throwable failure) {
        LOG.errorf(failure, "%s failed", request);
        return asked.reply().refusal(OAuthError.SERVER_ERROR);
    }

    private static WebAnswer refuse(RefusedAuthorization refused, QueryParameters query) {
        return switch (refused) {
            case RefusedAuthorization.Redirect redirect -> redirect.answer();
            case RefusedAuthorization.ShowPage page -> WebAnswer.found(Queries.errorPage(page.problem(), query));
        };
    }

    /** Cognito answers a GET with 302. */
    private static WebAnswer asFound(WebAnswer answer) {
        return answer.status() == 303 ? new WebAnswer(302, answer.headers(), answer.body()) : answer;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return OAuthAnswers.failed(failure);
    }
}
