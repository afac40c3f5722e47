package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.oauth.extension.Extensions;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.ExchangedTokens;
import dev.cognate.userpool.token.VerifiedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Exchanges a client's own access token for a narrower one that it may hand on (RFC 8693): fewer scopes, one audience the
 * operator named, no longer life, the same user, the same sign-in. A token of another client is refused, so that no client
 * acts with what was given to another (§5).
 */
@ApplicationScoped
class TokenExchangeGrant implements TokenGrant {
    static final String TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    /** Who receives an exchanged token must not manage the user's account with it. */
    private static final String API_SCOPE = "aws.cognito.signin.user.admin";

    private static final OAuthError INVALID_TARGET = OAuthError.of("invalid_target");

    private final Extensions extensions;
    private final AccessTokens accessTokens;
    private final ExchangedTokens tokens;

    TokenExchangeGrant(Extensions extensions, AccessTokens accessTokens, ExchangedTokens tokens) {
        this.extensions = extensions;
        this.accessTokens = accessTokens;
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.CLIENT_AUTHENTICATION;
    }

    @Override
    public Map<String, Object> remarks() {
        return Map.of("issued_token_type", ACCESS_TOKEN);
    }

    @Override
    public Uni<AuthenticationResultType> give(TokenRequest request) {
        String audience = audience(request);
        RequestParameters parameters = request.parameters();
        requireAccessToken(parameters);
        SequencedSet<String> scopes = new LinkedHashSet<>(parameters.words("scope"));
        if (scopes.isEmpty()) {
            throw new OAuthException(OAuthError.INVALID_SCOPE);
        }
        return accessTokens
                .verify(parameters.require("subject_token"))
                .onFailure(NotAuthorizedException.class)
                .transform(refused -> new OAuthException(OAuthError.INVALID_REQUEST))
                .invoke(subject -> requireOwn(request, subject))
                .invoke(subject -> requireScopes(subject, scopes))
                .call(this::requireAlive)
                .chain(subject -> tokens.issue(request.target(), subject, scopes, audience));
    }

    private String audience(TokenRequest request) {
        var allowed = extensions.of(request.target().client()).exchangeAudiences();
        if (allowed.isEmpty() || !request.target().client().confidential()) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
        Optional<String> audience = request.parameters().find("audience");
        Optional<String> resource = request.parameters().find("resource");
        if (audience.isPresent() == resource.isPresent()) {
            throw new OAuthException(INVALID_TARGET);
        }
        return audience.or(() -> resource)
                .filter(allowed::contains)
                .orElseThrow(() -> new OAuthException(INVALID_TARGET));
    }

    private static void requireAccessToken(RequestParameters parameters) {
        boolean known = parameters.require("subject_token_type").equals(ACCESS_TOKEN)
                && parameters.find("requested_token_type").orElse(ACCESS_TOKEN).equals(ACCESS_TOKEN)
                && parameters.find("actor_token").isEmpty();
        if (!known) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
    }

    /** A token bound to a key stays with that key: an exchange must not take the lock off. */
    private static void requireOwn(TokenRequest request, VerifiedToken subject) {
        boolean own = subject.poolId().equals(request.target().pool().id())
                && subject.text("client_id")
                        .filter(request.target().client().id()::equals)
                        .isPresent()
                && !subject.claims().containsKey("aud");
        if (!own) {
            throw new OAuthException(OAuthError.INVALID_REQUEST);
        }
        if (subject.key().isPresent() && !subject.key().equals(request.proofKey())) {
            throw new OAuthException(OAuthError.of("invalid_dpop_proof"));
        }
    }

    private static void requireScopes(VerifiedToken subject, SequencedSet<String> scopes) {
        if (!subject.scopes().containsAll(scopes) || scopes.contains(API_SCOPE)) {
            throw new OAuthException(OAuthError.INVALID_SCOPE);
        }
    }

    private Uni<Void> requireAlive(VerifiedToken subject) {
        return accessTokens
                .isAlive(subject)
                .invoke(alive -> {
                    if (!alive) {
                        throw new OAuthException(OAuthError.INVALID_REQUEST);
                    }
                })
                .replaceWithVoid();
    }
}
