package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.throttle.RequestLimits;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.PresentedToken;
import dev.cognate.userpool.token.ScopedAttributes;
import dev.cognate.userpool.token.SignedInUser;
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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET} and {@code POST /oauth2/userInfo}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html">AWS's guide: the user
 *     attributes endpoint</a>
 */
@ApplicationScoped
class UserInfoResource implements WebHandler {
    private static final String PATH = "/oauth2/userInfo";
    private static final String BEARER = "bearer ";
    private static final int LONGEST = 16_384;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final Set<String> TRUTHS = Set.of("email_verified", "phone_number_verified");
    private static final OAuthError INVALID_TOKEN = OAuthError.of("invalid_token");

    private final WebServer web;
    private final RequestLimits limits;
    private final AccessTokens accessTokens;
    private final boolean booleans;

    UserInfoResource(WebServer web, RequestLimits limits, AccessTokens accessTokens, UserInfoConfig config) {
        this.web = web;
        this.limits = limits;
        this.accessTokens = accessTokens;
        this.booleans = config.booleans();
    }

    void routes(@Observes Router router) {
        Handler<RoutingContext> handler = web.serving(CognitoIdp.SERVICE, new Cors(this, "GET, POST, OPTIONS"));
        router.get(PATH).handler(handler);
        router.post(PATH).handler(handler);
        router.options(PATH).handler(handler);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        String token = token(request)
                .orElseThrow(() -> new OAuthException(
                        OAuthError.INVALID_REQUEST.because("Bad OAuth2 request at UserInfo Endpoint")));
        return limits.admit(RequestCategory.USER_READ, Optional.empty(), request.context())
                .chain(() -> accessTokens.present(token))
                .onFailure(NotAuthorizedException.class)
                .transform(refused -> new OAuthException(INVALID_TOKEN.because(
                        "Access token is expired, disabled, or deleted, or the user has globally" + " signed out.")))
                .invoke(UserInfoResource::requireOpenId)
                .map(presented -> OAuthAnswers.json(claims(presented)));
    }

    /** In the header, or in the body of a form (RFC 6750 §2.1, §2.2); never in the query, which servers log. */
    private static Optional<String> token(WebRequest request) {
        String header = request.header("authorization");
        if (header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(header.substring(BEARER.length()).strip()).filter(token -> !token.isEmpty());
        }
        return request.method().equals("POST")
                ? new RequestParameters(request.form(), LONGEST).find("access_token")
                : Optional.empty();
    }

    private static void requireOpenId(PresentedToken presented) {
        if (!presented.scopes().contains(Scopes.OPENID)) {
            throw new OAuthException(INVALID_TOKEN.because("Access token does not contain openid scope"));
        }
    }

    private Map<String, Object> claims(PresentedToken presented) {
        SignedInUser caller = presented.user();
        Map<String, Object> claims = new LinkedHashMap<>();
        AttributeView.readable(
                        caller.pool(),
                        caller.client().settings(),
                        caller.user().sub(),
                        caller.user().attributes())
                .stream()
                .filter(attribute -> ScopedAttributes.shows(presented.scopes(), attribute.name()))
                .forEach(attribute -> claims.put(attribute.name(), value(attribute)));
        claims.put("username", caller.user().username());
        return claims;
    }

    private Object value(AttributeType attribute) {
        return booleans && TRUTHS.contains(attribute.name()) ? Boolean.valueOf(attribute.value()) : attribute.value();
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        if (!(failure instanceof OAuthException known)) {
            return OAuthAnswers.failed(failure);
        }
        OAuthError error = known.error();
        int status = error.code().equals(INVALID_TOKEN.code()) ? UNAUTHORIZED : BAD_REQUEST;
        return OAuthAnswers.error(status, error)
                .with(
                        "www-authenticate",
                        "Bearer error=\"" + error.code() + "\", error_description=\""
                                + error.description().orElse("") + "\"");
    }
}
