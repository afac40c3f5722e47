package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.oauth.AuthorizationRequest;
import dev.cognate.userpool.oauth.AuthorizationRequests;
import dev.cognate.userpool.oauth.RefusedAuthorization;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Leads each request to its page, with the flow it belongs to. */
@ApplicationScoped
class LoginHandler implements WebHandler {
    private final AuthorizationRequests requests;
    private final BrowserSessions sessions;
    private final RequestLimits limits;
    private final FlowCookies cookies;
    private final PageAnswers answers;
    private final ErrorAnswers errors;
    private final List<LoginPage> pages;

    LoginHandler(
            AuthorizationRequests requests,
            BrowserSessions sessions,
            RequestLimits limits,
            FlowCookies cookies,
            PageAnswers answers,
            ErrorAnswers errors,
            @All List<LoginPage> pages) {
        this.requests = requests;
        this.sessions = sessions;
        this.limits = limits;
        this.cookies = cookies;
        this.answers = answers;
        this.errors = errors;
        this.pages = pages;
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest web) {
        return Uni.createFrom()
                .deferred(() -> limits.admit(category(web), web.query().single("client_id"), web.context()))
                .chain(() -> requests.read(web))
                .chain(request -> visit(web, request))
                .onFailure()
                .recoverWithUni(failure -> failed(web, PageLanguage.of(web), failure));
    }

    @Override
    public WebAnswer failed(WebRequest web, Throwable failure) {
        return errors.plain(web, failure);
    }

    private Uni<WebAnswer> failed(WebRequest web, Language language, Throwable failure) {
        return switch (failure) {
            case RefusedAuthorization.Redirect redirect -> Uni.createFrom().item(redirect.answer());
            case RefusedAuthorization.ShowPage page -> errors.refused(web, language, page.problem());
            case RetryLaterException later -> errors.limited(web, language, later);
            case AwsException refusal when refusal.status() < 500 -> errors.invalid(web, language);
            default -> errors.trouble(web, language, failure);
        };
    }

    private Uni<WebAnswer> visit(WebRequest web, AuthorizationRequest request) {
        String key = FlowKeys.of(web);
        Optional<FlowState> found = cookies.find(web, key);
        return sessions.find(web, request.target()).chain(session -> {
            Visit visit =
                    new Visit(web, request, found.orElseGet(() -> cookies.begin(key)), session, PageLanguage.of(web));
            Uni<Turn> turn = isPost(web) ? post(visit, found) : page(web).show(visit);
            return turn.chain(taken -> answers.of(visit, taken, found.isEmpty()));
        });
    }

    private Uni<Turn> post(Visit visit, Optional<FlowState> found) {
        if (PostGuard.admits(visit.web(), found)) {
            return page(visit.web()).submit(visit);
        }
        boolean cookieless = PostGuard.comesFromHere(visit.web()) && !cookies.cameBack(visit.web());
        return Uni.createFrom().item(new Turn.Show(cookieless ? InfoViews.cookiesNeeded() : InfoViews.expired(), 400));
    }

    private RequestCategory category(WebRequest web) {
        return isPost(web) ? page(web).category() : RequestCategory.USER_READ;
    }

    private LoginPage page(WebRequest web) {
        return pages.stream()
                .filter(page -> page.paths().contains(web.path()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPost(WebRequest web) {
        return web.method().equals("POST");
    }
}
