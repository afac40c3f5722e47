package dev.cognate.userpool.login;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Optional;

/** {@code /error}, {@code /signedout} and {@code /account/deleted}: pages that only say something, to which other endpoints lead. */
@ApplicationScoped
class NoticeResource implements WebHandler {
    private static final String ERROR = "/error";
    private static final String SIGNED_OUT = "/signedout";
    private static final String DELETED = Flows.ACCOUNT + "/deleted";

    private final WebServer server;
    private final RequestLimits limits;
    private final ErrorAnswers answers;

    NoticeResource(WebServer server, RequestLimits limits, ErrorAnswers answers) {
        this.server = server;
        this.limits = limits;
        this.answers = answers;
    }

    void routes(@Observes Router router) {
        router.get(ERROR).handler(server.serving(CognitoIdp.SERVICE, this));
        router.get(SIGNED_OUT).handler(server.serving(CognitoIdp.SERVICE, this));
        router.get(DELETED).handler(server.serving(CognitoIdp.SERVICE, this));
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest web) {
        return limits.admit(RequestCategory.USER_READ, Optional.empty(), web.context())
                .chain(() -> page(web));
    }

    @Override
    public WebAnswer failed(WebRequest web, Throwable failure) {
        return answers.plain(web, failure);
    }

    private Uni<WebAnswer> page(WebRequest web) {
        Language language = PageLanguage.of(web);
        if (web.path().equals(SIGNED_OUT)) {
            return answers.notice(web, language, InfoViews.signedOut());
        }
        if (web.path().equals(DELETED)) {
            return answers.notice(web, language, InfoViews.accountDeleted());
        }
        return web.query()
                .single("error")
                .flatMap(NoticeResource::problem)
                .map(problem -> answers.refused(web, language, problem))
                .orElseGet(() -> answers.invalid(web, language));
    }

    private static Optional<Problem> problem(String id) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.id().equals(id))
                .findFirst();
    }
}
