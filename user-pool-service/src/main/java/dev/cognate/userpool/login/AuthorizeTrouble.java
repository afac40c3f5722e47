package dev.cognate.userpool.login;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.userpool.oauth.TroublePages;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The pages for browsers that come to the authorization server at a bad time. */
@ApplicationScoped
class AuthorizeTrouble implements TroublePages {
    private final ErrorAnswers answers;

    AuthorizeTrouble(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Uni<WebAnswer> limited(WebRequest request, RetryLaterException later) {
        return answers.limited(request, PageLanguage.of(request), later);
    }

    @Override
    public Uni<WebAnswer> unexpected(WebRequest request) {
        return answers.expired(request, PageLanguage.of(request));
    }

    @Override
    public WebAnswer unreadable(WebRequest request, Throwable failure) {
        return answers.plain(request, failure);
    }

    @Override
    public Uni<WebAnswer> trouble(WebRequest request, Throwable failure) {
        return answers.trouble(request, PageLanguage.of(request), failure);
    }
}
