package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.signin.PageSignIn;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;

/** Signs a browser in without the forms of the pages. */
@ApplicationScoped
class TestSignIn implements WebHandler {
    static final String PATH = "/test/sign-in";

    private final WebServer web;
    private final AppClients clients;
    private final PageSignIn signIn;
    private final BrowserSessions sessions;

    TestSignIn(WebServer web, AppClients clients, PageSignIn signIn, BrowserSessions sessions) {
        this.web = web;
        this.clients = clients;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    void routes(@Observes Router router) {
        router.post(PATH).handler(web.serving(CognitoIdp.SERVICE, this));
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        String username = request.form().single("username").orElseThrow();
        Map<String, String> parameters = new HashMap<>();
        parameters.put("USERNAME", username);
        parameters.put("PASSWORD", request.form().single("password").orElseThrow());
        return clients.require(request.form().single("client_id").orElseThrow())
                .invoke(target ->
                        SecretHash.of(target.client(), username).ifPresent(hash -> parameters.put("SECRET_HASH", hash)))
                .chain(target -> signIn.begin(target, AuthFlowType.USER_PASSWORD_AUTH, parameters, request.context())
                        .chain(step ->
                                sessions.start(request, target.pool(), ((PageSignIn.SignedIn) step).authentication())))
                .map(started -> WebAnswer.empty(204).with("set-cookie", started.cookie()));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return WebAnswer.empty(400);
    }
}
