package dev.cognate.userpool.oauth.introspection;

import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.issuer.Issuers;
import dev.cognate.userpool.oauth.ClientEndpoints;
import dev.cognate.userpool.oauth.OAuthAnswers;
import dev.cognate.userpool.oauth.OAuthError;
import dev.cognate.userpool.oauth.OAuthException;
import dev.cognate.userpool.oauth.RequestParameters;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.TokenHolder;
import dev.cognate.userpool.token.TokenRefresh;
import dev.cognate.userpool.token.VerifiedToken;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /oauth2/introspect} (RFC 7662). A client hears of access tokens of its pool and of refresh tokens of its own;
 * of everything else it hears no more than that it is not active (§2.2).
 */
@ApplicationScoped
class IntrospectionResource implements WebHandler {
    static final String PATH = "/oauth2/introspect";
    private static final Set<String> PARAMETERS = Set.of("token", "token_type_hint", "client_id", "client_secret");
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final ClientEndpoints endpoints;
    private final Extensions extensions;
    private final AccessTokens accessTokens;
    private final TokenRefresh refreshTokens;
    private final Issuers issuers;

    IntrospectionResource(
            ClientEndpoints endpoints,
            Extensions extensions,
            AccessTokens accessTokens,
            TokenRefresh refreshTokens,
            Issuers issuers) {
        this.endpoints = endpoints;
        this.extensions = extensions;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.issuers = issuers;
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
                .invoke(this::requireAllowed)
                .chain(target -> accessTokens
                        .verify(token)
                        .chain(verified -> ofAccess(target, verified))
                        .onFailure(NotAuthorizedException.class)
                        .recoverWithUni(() -> ofRefresh(target, token)))
                .map(OAuthAnswers::json);
    }

    private void requireAllowed(ClientInPool target) {
        if (!target.client().confidential() || !extensions.of(target.client()).introspection()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
    }

    private Uni<Map<String, Object>> ofAccess(ClientInPool target, VerifiedToken token) {
        if (!token.poolId().equals(target.pool().id())) {
            return Uni.createFrom().item(INACTIVE);
        }
        return accessTokens.isAlive(token).map(alive -> alive ? described(token) : INACTIVE);
    }

    private static Map<String, Object> described(VerifiedToken token) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("active", true);
        document.put("token_type", token.key().isPresent() ? "DPoP" : "Bearer");
        document.putAll(token.claims());
        return document;
    }

    private Uni<Map<String, Object>> ofRefresh(ClientInPool target, String token) {
        return refreshTokens
                .find(target, token)
                .map(found -> found.map(holder -> described(target, holder)).orElse(INACTIVE));
    }

    private Map<String, Object> described(ClientInPool target, TokenHolder holder) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("active", true);
        document.put("client_id", target.client().id());
        document.put("username", holder.user().username());
        document.put("sub", holder.user().sub().toString());
        document.put("iss", issuers.of(target.pool()));
        document.put("exp", holder.family().expiresAt().getEpochSecond());
        Optional.of(holder.family())
                .flatMap(family -> family.grant())
                .ifPresent(grant -> document.put("scope", String.join(" ", grant.scopes())));
        return document;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return ClientEndpoints.failed(failure);
    }
}
