package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.userpool.token.TokenRevocation;
import dev.cognate.userpool.token.TokenRevocations;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code POST /oauth2/revoke} (RFC 7009).
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html">AWS's guide: the token
 *     revocation endpoint</a>
 */
@ApplicationScoped
class RevocationResource implements WebHandler {
    private static final String PATH = "/oauth2/revoke";
    private static final int LONGEST = 16_384;
    private static final int UNAUTHORIZED = 401;
    private static final Set<String> PARAMETERS = Set.of("token", "client_id", "client_secret");
    /** Access and ID tokens, which nobody can revoke alone. */
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final WebServer web;
    private final RequestLimits limits;
    private final ClientAuthentication clients;
    private final TokenRevocations revocations;

    RevocationResource(
            WebServer web, RequestLimits limits, ClientAuthentication clients, TokenRevocations revocations) {
        this.web = web;
        this.limits = limits;
        this.clients = clients;
        this.revocations = revocations;
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
        String token = parameters.require("token");
        ShownCredentials shown = ShownCredentials.of(request, parameters);
        return limits.admit(RequestCategory.USER_TOKEN, Optional.of(shown.clientId()), request.context())
                .chain(() -> clients.require(request, shown))
                .invoke(target -> requireRevocable(target, token))
                .call(target -> revocations.revoke(target, token, "oauth2/revoke", request.context()))
                .replaceWith(() -> WebAnswer.empty(200));
    }

    private void requireRevocable(ClientInPool target, String token) {
        if (!TokenRevocation.isEnabled(target.client())) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        if (JWT.matcher(token).matches()) {
            throw new OAuthException(OAuthError.of("unsupported_token_type"));
        }
        if (revocations
                .clientOf(token)
                .filter(owner -> !owner.equals(target.client().id()))
                .isPresent()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return failure instanceof OAuthException known && known.error().equals(OAuthError.INVALID_CLIENT)
                ? OAuthAnswers.error(UNAUTHORIZED, known.error()).with("www-authenticate", "Basic realm=\"oauth2\"")
                : OAuthAnswers.failed(failure);
    }
}
