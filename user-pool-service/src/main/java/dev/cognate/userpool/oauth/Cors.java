package dev.cognate.userpool.oauth;

import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;

/**
 * Lets scripts of every origin call the endpoints that look at no cookie, as Cognito does.
 *
 * @param endpoint what answers
 * @param methods the methods it answers to
 */
public record Cors(WebHandler endpoint, String methods) implements WebHandler {
    private static final String OPEN_TO = "Access-Control-Allow-Origin";

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        return request.method().equals("OPTIONS")
                ? Uni.createFrom().item(this::preflight)
                : Uni.createFrom()
                        .deferred(() -> endpoint.answer(request))
                        // what a client did wrong is its own business and not worth a line in our log
                        .onFailure(OAuthException.class)
                        .recoverWithItem(failure -> endpoint.failed(request, failure))
                        .map(answer -> answer.with(OPEN_TO, "*"));
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return endpoint.failed(request, failure).with(OPEN_TO, "*");
    }

    private WebAnswer preflight() {
        return WebAnswer.empty(204)
                .with(OPEN_TO, "*")
                .with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Amz-User-Agent, DPoP")
                .with("Access-Control-Expose-Headers", "WWW-Authenticate")
                .with("Access-Control-Max-Age", "86400");
    }
}
