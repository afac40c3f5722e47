package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.token.TokenRevocation;
import dev.cognate.userpool.token.TokenRevocations;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private static final Set<String> PARAMETERS = Set.of("token", "client_id", "client_secret");
    /** Access and ID tokens, which nobody can revoke alone. */
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private final ClientEndpoints endpoints;
    private final TokenRevocations revocations;

    RevocationResource(ClientEndpoints endpoints, TokenRevocations revocations) {
        this.endpoints = endpoints;
        this.revocations = revocations;
    }

    void routes(@Observes Router router) {
        endpoints.mount(router, PATH, this);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        RequestParameters parameters = ClientEndpoints.parameters(request, PARAMETERS);
        String token = parameters.require("token");
        return endpoints
                .admit(request, parameters, RequestCategory.USER_TOKEN)
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
        return ClientEndpoints.failed(failure);
    }
}
