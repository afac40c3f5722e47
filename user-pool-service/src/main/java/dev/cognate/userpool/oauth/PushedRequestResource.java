package dev.cognate.userpool.oauth;

import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.oauth.dpop.KeyProofs;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.oauth.pushed.PushedRequests;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;

/** {@code POST /oauth2/par} (RFC 9126): an authorization request on its way around the browser. */
@ApplicationScoped
class PushedRequestResource implements WebHandler {
    static final String PATH = "/oauth2/par";
    private static final String KEY = "dpop_jkt";
    private static final int CREATED = 201;
    private static final Set<String> OF_THE_CLIENT =
            Set.of("client_secret", "client_assertion", "client_assertion_type");

    private final ClientEndpoints endpoints;
    private final Extensions extensions;
    private final KeyProofs proofs;
    private final AuthorizationRequests requests;
    private final PushedRequests pushed;

    PushedRequestResource(
            ClientEndpoints endpoints,
            Extensions extensions,
            KeyProofs proofs,
            AuthorizationRequests requests,
            PushedRequests pushed) {
        this.endpoints = endpoints;
        this.extensions = extensions;
        this.proofs = proofs;
        this.requests = requests;
        this.pushed = pushed;
    }

    void routes(@Observes Router router) {
        endpoints.mount(router, PATH, this);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        RequestParameters body =
                ClientEndpoints.parameters(request, Set.of("client_id", "client_secret", "client_assertion"));
        return endpoints
                .admit(request, body, RequestCategory.USER_AUTHENTICATION)
                .invoke(this::requireAllowed)
                .chain(target -> proofs.ofPushedRequest(request, target)
                        .chain(key -> push(target, bound(new RequestParameters(request.form()), key))));
    }

    /** A proof stands for {@code dpop_jkt}, which must not name another key beside it (RFC 9449 §10.1). */
    private static RequestParameters bound(RequestParameters parameters, Optional<String> key) {
        if (key.isEmpty()) {
            return parameters;
        }
        if (parameters.find(KEY).filter(other -> !other.equals(key.get())).isPresent()) {
            throw new OAuthException(OAuthError.of("invalid_dpop_proof"));
        }
        return parameters.with(KEY, key.get());
    }

    private void requireAllowed(ClientInPool target) {
        if (!extensions.of(target.client()).pushedRequests().isOn()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
    }

    /** All that is wrong with the request is told now (§2.3), and checked once more when the browser comes. */
    private Uni<WebAnswer> push(ClientInPool target, RequestParameters parameters) {
        if (parameters.find("request_uri").isPresent()) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        return requests.readPushed(target, parameters)
                .onFailure(RefusedAuthorization.class)
                .transform(refused -> new OAuthException(error((RefusedAuthorization) refused)))
                .chain(() -> pushed.push(target, parameters.asForm(OF_THE_CLIENT)))
                .map(reference -> WebAnswer.json(
                        CREATED,
                        new JsonObject()
                                .put("request_uri", reference)
                                .put("expires_in", PushedRequests.LIFETIME.toSeconds())
                                .encode()));
    }

    private static OAuthError error(RefusedAuthorization refused) {
        return switch (refused) {
            case RefusedAuthorization.Redirect redirect -> redirect.error();
            case RefusedAuthorization.ShowPage page ->
                OAuthError.INVALID_REQUEST.because(page.problem().id());
        };
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return ClientEndpoints.failed(failure);
    }
}
