package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.ConfirmSignUpOperation;
import dev.cognate.contract.idp.ConfirmSignUpRequest;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.login.view.LoginPages;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.PageContext;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** {@code GET /confirmUser}: the page behind the link of a verification e-mail, in the look of the client it was sent for. */
@ApplicationScoped
class ConfirmationLinkResource implements WebHandler {
    private final AppClients clients;
    private final ConfirmSignUpOperation confirm;
    private final RequestLimits limits;
    private final LoginPages pages;
    private final ErrorAnswers errors;
    private final WebServer server;

    ConfirmationLinkResource(
            AppClients clients,
            ConfirmSignUpOperation confirm,
            RequestLimits limits,
            LoginPages pages,
            ErrorAnswers errors,
            WebServer server) {
        this.clients = clients;
        this.confirm = confirm;
        this.limits = limits;
        this.pages = pages;
        this.errors = errors;
        this.server = server;
    }

    /** What a link says. */
    private record Link(String clientId, String username, String code) {
        static Optional<Link> of(QueryParameters query) {
            return parameter(query, "client_id")
                    .flatMap(client -> parameter(query, "user_name")
                            .flatMap(user ->
                                    parameter(query, "confirmation_code").map(code -> new Link(client, user, code))));
        }

        private static Optional<String> parameter(QueryParameters query, String name) {
            return query.single(name).filter(value -> !value.isBlank());
        }

        @Override
        public String toString() {
            return "Link[]";
        }
    }

    void routes(@Observes Router router) {
        var serving = server.serving(CognitoIdp.SERVICE, this);
        router.get("/confirmUser").handler(serving);
        router.get("/confirmUser/").handler(serving);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest web) {
        Language language = PageLanguage.of(web);
        PageContext nobody = PageContext.ofNobody(language, web.path());
        return Link.of(web.query())
                .map(link -> follow(web, language, link))
                .orElseGet(() -> notConfirmed(web, nobody))
                .onFailure(RetryLaterException.class)
                .recoverWithUni(later -> errors.limited(web, language, later))
                .onFailure(AwsException.class)
                .recoverWithUni(refused -> notConfirmed(web, nobody))
                .onFailure()
                .recoverWithUni(failure -> errors.trouble(web, language, failure));
    }

    private Uni<WebAnswer> follow(WebRequest web, Language language, Link link) {
        return limits.admit(RequestCategory.USER_CREATION, Optional.of(link.clientId()), web.context())
                .chain(() -> clients.require(link.clientId()))
                .chain(target -> {
                    PageContext context = PageContext.of(target, language, web.path(), "");
                    return Uni.createFrom()
                            .deferred(() -> confirm.confirmSignUp(request(target, link), web.context()))
                            .chain(done -> page(web, InfoViews.confirmed(), context, 200))
                            .onFailure(failure ->
                                    failure instanceof AwsException && !(failure instanceof RetryLaterException))
                            .recoverWithUni(refused -> notConfirmed(web, context));
                });
    }

    private static ConfirmSignUpRequest request(ClientInPool target, Link link) {
        return Checked.of(ConfirmSignUpRequest.builder()
                .clientId(target.client().id())
                .username(link.username())
                .secretHash(SecretHash.of(target.client(), link.username()).orElse(null))
                .confirmationCode(link.code())
                .build());
    }

    /** One sentence for every reason: the page must not tell who has an account. */
    private Uni<WebAnswer> notConfirmed(WebRequest web, PageContext context) {
        return page(web, InfoViews.notConfirmed(), context, 400);
    }

    private Uni<WebAnswer> page(WebRequest web, LoginView view, PageContext context, int status) {
        return pages.answer(status, view, context, List.of(), web.secure());
    }

    @Override
    public WebAnswer failed(WebRequest web, Throwable failure) {
        return errors.plain(web, failure);
    }
}
