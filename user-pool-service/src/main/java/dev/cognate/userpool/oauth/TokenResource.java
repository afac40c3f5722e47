package dev.cognate.userpool.oauth;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code POST /oauth2/token}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">AWS's guide: the token
 *     endpoint</a>
 */
@ApplicationScoped
class TokenResource implements WebHandler {
    private static final String PATH = "/oauth2/token";
    /** A code holds a redirect URI and a nonce. */
    private static final int LONGEST = 16_384;

    private static final Set<String> PARAMETERS = Set.of(
            "grant_type",
            "client_id",
            "client_secret",
            "scope",
            "redirect_uri",
            "refresh_token",
            "code",
            "aws_client_metadata",
            "code_verifier",
            "resource");

    private final WebServer web;
    private final RequestLimits limits;
    private final ClientAuthentication clients;
    private final Map<String, TokenGrant> grants;

    TokenResource(WebServer web, RequestLimits limits, ClientAuthentication clients, @All List<TokenGrant> grants) {
        this.web = web;
        this.limits = limits;
        this.clients = clients;
        this.grants = grants.stream().collect(Collectors.toMap(TokenGrant::type, Function.identity()));
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, new Cors(this, "POST, OPTIONS"));
        router.post(PATH).handler(handler);
        router.options(PATH).handler(handler);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        RequestParameters parameters = new RequestParameters(request.form(), LONGEST);
        parameters.requireUsable(PARAMETERS);
        TokenGrant grant = grant(parameters);
        ShownCredentials shown = ShownCredentials.of(request, parameters);
        return limits.admit(grant.category(), Optional.of(shown.clientId()), request.context())
                .chain(() -> clients.require(request, shown))
                .chain(target -> grant.give(new TokenRequest(target, parameters, request.context())))
                .onFailure(TokenResource::isRefusalOfATrigger)
                .transform(refused -> new OAuthException(OAuthError.INVALID_GRANT.because(refused.getMessage())))
                .map(result -> OAuthAnswers.json(document(result)));
    }

    private TokenGrant grant(RequestParameters parameters) {
        return Optional.ofNullable(grants.get(parameters.require("grant_type")))
                .orElseThrow(() -> new OAuthException(OAuthError.of("unsupported_grant_type")));
    }

    private static boolean isRefusalOfATrigger(Throwable failure) {
        return Authorizations.isRefusalOfATrigger(failure)
                && !(failure instanceof RetryLaterException)
                && !(failure instanceof TooManyRequestsException);
    }

    private static Map<String, Object> document(AuthenticationResultType result) {
        Map<String, Object> document = new LinkedHashMap<>();
        Optional.ofNullable(result.idToken()).ifPresent(token -> document.put("id_token", token));
        document.put("access_token", result.accessToken());
        Optional.ofNullable(result.refreshToken()).ifPresent(token -> document.put("refresh_token", token));
        document.put("expires_in", result.expiresIn());
        document.put("token_type", result.tokenType());
        return document;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return OAuthAnswers.failed(failure);
    }
}
