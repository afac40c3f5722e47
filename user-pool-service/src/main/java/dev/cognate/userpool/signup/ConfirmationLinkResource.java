package dev.cognate.userpool.signup;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.client.AppClients;
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
import java.util.Map;
import java.util.Optional;

/** {@code GET /confirmUser}: the page behind the link of a verification e-mail. */
@ApplicationScoped
class ConfirmationLinkResource implements WebHandler {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1$s</title></head>
            <body><main><h1>%1$s</h1><p>%2$s</p></main></body>
            </html>
            """;

    private final AppClients clients;
    private final SignUpConfirmation confirmation;
    private final RequestLimits limits;
    private final WebServer server;

    ConfirmationLinkResource(
            AppClients clients, SignUpConfirmation confirmation, RequestLimits limits, WebServer server) {
        this.clients = clients;
        this.confirmation = confirmation;
        this.limits = limits;
        this.server = server;
    }

    void routes(@Observes Router router) {
        var serving = server.serving(CognitoIdp.SERVICE, this);
        router.get("/confirmUser").handler(serving);
        router.get("/confirmUser/").handler(serving);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        QueryParameters query = request.query();
        Optional<String> clientId = parameter(query, "client_id");
        Optional<String> username = parameter(query, "user_name");
        Optional<String> code = parameter(query, "confirmation_code");
        if (clientId.isEmpty() || username.isEmpty() || code.isEmpty()) {
            return Uni.createFrom().item(notConfirmed(400));
        }
        var proof = new SignUpConfirmation.Proof(username.get(), code.get(), false, Map.of());
        return limits.admit(RequestCategory.USER_CREATION, clientId, request.context())
                .chain(() -> clients.require(clientId.get()))
                .chain(client -> confirmation.confirm(client, proof, request.context()))
                .map(user -> page(200, "Your registration has been confirmed", "You can sign in now."));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return switch (failure) {
            case RetryLaterException later ->
                page(429, "Too many requests", "Please follow the link again later.")
                        .with("retry-after", later.retryAfterSeconds());
            case AwsException refused -> notConfirmed(400);
            default -> notConfirmed(500);
        };
    }

    /** One sentence for every reason: the page must not tell who has an account. */
    private static WebAnswer notConfirmed(int status) {
        return page(status, "Not confirmed", "The link is invalid, was used before or has expired.");
    }

    private static WebAnswer page(int status, String title, String text) {
        return WebAnswer.html(status, PAGE.formatted(title, text))
                .with("referrer-policy", "no-referrer")
                .with("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private static Optional<String> parameter(QueryParameters query, String name) {
        return query.single(name).filter(value -> !value.isBlank());
    }
}
