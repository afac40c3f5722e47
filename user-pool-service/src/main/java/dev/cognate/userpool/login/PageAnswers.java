package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.LoginPages;
import dev.cognate.userpool.login.view.PageContext;
import dev.cognate.userpool.oauth.FormTargets;
import dev.cognate.wire.web.WebAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes answers of turns: pages with all their headers, ways to other pages, cookies. */
@ApplicationScoped
class PageAnswers {
    private static final String SET_COOKIE = "set-cookie";

    private final LoginPages pages;
    private final FlowCookies cookies;

    PageAnswers(LoginPages pages, FlowCookies cookies) {
        this.pages = pages;
        this.cookies = cookies;
    }

    /**
     * The answer to a turn.
     *
     * @param isNew whether the browser has no cookie of the flow yet
     */
    Uni<WebAnswer> of(Visit visit, Turn turn, boolean isNew) {
        return switch (turn) {
            case Turn.Show show -> show(visit, show, isNew);
            case Turn.Stale stale -> show(visit, new Turn.Show(InfoViews.alreadyDone(), 400), isNew);
            case Turn.Move move -> item(move(visit, move));
            case Turn.Enter enter -> item(setting(move(visit, enter.move()), enter.cookies()));
            case Turn.Leave leave -> item(leave(visit, leave));
        };
    }

    private Uni<WebAnswer> show(Visit visit, Turn.Show show, boolean isNew) {
        return pages.answer(
                        show.status(),
                        show.view(),
                        context(visit),
                        FormTargets.of(visit.request().reply().redirectUri()),
                        visit.web().secure())
                .map(page -> isNew ? page.with(SET_COOKIE, keep(visit, visit.state())) : page)
                .map(page -> cookies.cameBack(visit.web()) ? page : page.with(SET_COOKIE, cookies.mark(visit.web())))
                .map(page -> PageLanguage.remembering(visit.web(), visit.language())
                        .map(line -> page.with(SET_COOKIE, line))
                        .orElse(page));
    }

    private static PageContext context(Visit visit) {
        return PageContext.of(
                        visit.target(),
                        visit.language(),
                        visit.web().path(),
                        visit.web().wire().query())
                .csrfToken(visit.state().token())
                .requestId(visit.context().requestId());
    }

    private WebAnswer move(Visit visit, Turn.Move move) {
        String query = visit.web().wire().query();
        return WebAnswer.seeOther(move.path() + (query.isEmpty() ? "" : "?" + query))
                .with("referrer-policy", "no-referrer")
                .with(SET_COOKIE, keep(visit, move.state()));
    }

    private WebAnswer leave(Visit visit, Turn.Leave leave) {
        WebAnswer answer = leave.answer()
                .with(SET_COOKIE, cookies.forget(visit.web(), visit.state().request()));
        return setting(answer, leave.cookies());
    }

    private static WebAnswer setting(WebAnswer answer, List<String> cookies) {
        WebAnswer all = answer;
        for (String line : cookies) {
            all = all.with(SET_COOKIE, line);
        }
        return all;
    }

    private String keep(Visit visit, FlowState state) {
        return cookies.keep(visit.web(), state);
    }

    private static Uni<WebAnswer> item(WebAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
