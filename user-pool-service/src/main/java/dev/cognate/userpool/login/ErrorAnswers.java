package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.login.view.LoginPages;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.PageContext;
import dev.cognate.userpool.login.view.PageHeaders;
import dev.cognate.userpool.oauth.RefusedAuthorization.Problem;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Pages for requests that belong to no flow. */
@ApplicationScoped
class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);
    /** Seconds. */
    private static final String SOON = "30";

    private static final String PLAIN = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
            </html>
            """;

    private final LoginPages pages;

    ErrorAnswers(LoginPages pages) {
        this.pages = pages;
    }

    /** The client or its redirect URI is not what it should be; nobody may be sent there. */
    Uni<WebAnswer> refused(WebRequest web, Language language, Problem problem) {
        return switch (problem) {
            case CLIENT_UNKNOWN -> page(web, language, "error.client-title", "error.client-lead", 400);
            case REDIRECT_MISMATCH -> page(web, language, "error.client-title", "error.redirect-lead", 400);
            case INVALID_REQUEST -> page(web, language, "error.client-title", "error.request-lead", 400);
        };
    }

    /** Too many requests. */
    Uni<WebAnswer> limited(WebRequest web, Language language, RetryLaterException later) {
        long seconds = Math.max(1, later.retryAfter().toSeconds());
        return render(web, language, InfoViews.limited(), 429)
                .map(page -> page.with("retry-after", Long.toString(seconds)));
    }

    /** A request that makes no sense. */
    Uni<WebAnswer> invalid(WebRequest web, Language language) {
        return page(web, language, "error.title", "error.request-lead", 400);
    }

    /** An answer that comes too late, or that nobody waits for. */
    Uni<WebAnswer> expired(WebRequest web, Language language) {
        return page(web, language, "expired.title", "expired.lead", 400);
    }

    /** Something that went well. */
    Uni<WebAnswer> notice(WebRequest web, Language language, LoginView view) {
        return render(web, language, view, 200);
    }

    /** A fault of ours, or something that is away. */
    Uni<WebAnswer> trouble(WebRequest web, Language language, Throwable failure) {
        LOG.errorf(failure, "%s failed", web);
        if (Outages.isOne(failure)) {
            return render(web, language, InfoViews.outage(), 503).map(page -> page.with("retry-after", SOON));
        }
        return page(web, language, "error.title", "error.lead", 500);
    }

    /** For requests that could not even be read. */
    WebAnswer plain(WebRequest web, Throwable failure) {
        int status = failure instanceof AwsException refusal ? refusal.status() : 500;
        String text = status < 500 ? "The request was not accepted." : "Please try again in a few minutes.";
        return PageHeaders.on(
                WebAnswer.html(
                        status,
                        PLAIN.formatted(
                                "Something went wrong",
                                text + " " + web.context().requestId())),
                List.of(),
                web.secure());
    }

    private Uni<WebAnswer> page(WebRequest web, Language language, String titleId, String leadId, int status) {
        LoginView view = InfoViews.error(titleId, leadId, web.context().requestId());
        return render(web, language, view, status);
    }

    private Uni<WebAnswer> render(WebRequest web, Language language, LoginView view, int status) {
        PageContext context = PageContext.ofNobody(language, web.path())
                .requestId(web.context().requestId());
        return pages.answer(status, view, context, List.of(), web.secure());
    }
}
