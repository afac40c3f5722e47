package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import dev.cognate.wire.web.WebServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** What the endpoints have in common to which clients post forms and show who they are. */
@ApplicationScoped
public class ClientEndpoints {
    /** A code holds a redirect URI and a nonce; an access token may hold many claims. */
    private static final int LONGEST = 16_384;

    private static final int UNAUTHORIZED = 401;

    private final WebServer web;
    private final RequestLimits limits;
    private final ClientAuthentication clients;

    ClientEndpoints(WebServer web, RequestLimits limits, ClientAuthentication clients) {
        this.web = web;
        this.limits = limits;
        this.clients = clients;
    }

    /** Serves an endpoint to scripts of every origin, as none looks at a cookie. */
    public void mount(Router router, String path, WebHandler endpoint) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, new Cors(endpoint, "POST, OPTIONS"));
        router.post(path).handler(handler);
        router.options(path).handler(handler);
    }

    /**
     * The body of a request. Fails with {@code invalid_request} when one of the parameters that are known came twice or is
     * too long.
     */
    public static RequestParameters parameters(WebRequest request, Set<String> known) {
        RequestParameters parameters = new RequestParameters(request.form(), LONGEST);
        parameters.requireUsable(known);
        return parameters;
    }

    /**
     * The client that calls, once its limit lets it. Fails with {@link OAuthException}.
     *
     * @param category whose limit the request shares
     */
    public Uni<ClientInPool> admit(WebRequest request, RequestParameters parameters, RequestCategory category) {
        ShownCredentials shown = ShownCredentials.of(request, parameters);
        return limits.admit(category, Optional.of(shown.clientId()), request.context())
                .chain(() -> clients.require(request, shown));
    }

    /** What answers a failure: 401 for a client that did not show who it is (RFC 6749 §5.2), the usual for others. */
    public static WebAnswer failed(Throwable failure) {
        return failure instanceof OAuthException known && known.error().equals(OAuthError.INVALID_CLIENT)
                ? OAuthAnswers.error(UNAUTHORIZED, known.error()).with("www-authenticate", "Basic realm=\"oauth2\"")
                : OAuthAnswers.failed(failure);
    }
}
