package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.oauth.dpop.KeyProofs;
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
    private static final String DPOP = "dpop ";
    private static final String INVALID_PROOF = "invalid_dpop_proof";
    private static final int LONGEST = 16_384;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final Set<String> TRUTHS = Set.of("email_verified", "phone_number_verified");
    private static final OAuthError INVALID_TOKEN = OAuthError.of("invalid_token");

    private final WebServer web;
    private final RequestLimits limits;
    private final AccessTokens accessTokens;
    private final KeyProofs proofs;
    private final boolean booleans;

    UserInfoResource(
            WebServer web, RequestLimits limits, AccessTokens accessTokens, KeyProofs proofs, UserInfoConfig config) {
        this.web = web;
        this.limits = limits;
        this.accessTokens = accessTokens;
        this.proofs = proofs;
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
        Shown shown = shown(request)
                .orElseThrow(() -> new OAuthException(
                        OAuthError.INVALID_REQUEST.because("Bad OAuth2 request at UserInfo Endpoint")));
        return limits.admit(RequestCategory.USER_READ, Optional.empty(), request.context())
                .chain(() -> accessTokens.present(shown.token()))
                .onFailure(NotAuthorizedException.class)
                .transform(refused -> new OAuthException(INVALID_TOKEN.because(
                        "Access token is expired, disabled, or deleted, or the user has globally" + " signed out.")))
                .call(presented -> requireKey(request, shown, presented))
                .invoke(UserInfoResource::requireOpenId)
                .map(presented -> OAuthAnswers.json(claims(presented)));
    }

    /**
     * A token as it was sent.
     *
     * @param bound whether it came as one that is bound to a key
     */
    private record Shown(String token, boolean bound) {
        @Override
        public String toString() {
            return "Shown[bound=" + bound + "]";
        }
    }

    /** In the header, or in the body of a form (RFC 6750 §2.1, §2.2); never in the query, which servers log. */
    private static Optional<Shown> shown(WebRequest request) {
        String header = request.header("authorization");
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith(BEARER) || lower.startsWith(DPOP)) {
            int space = header.indexOf(' ');
            return Optional.of(header.substring(space + 1).strip())
                    .filter(token -> !token.isEmpty())
                    .map(token -> new Shown(token, lower.startsWith(DPOP)));
        }
        return request.method().equals("POST")
                ? new RequestParameters(request.form(), LONGEST)
                        .find("access_token")
                        .map(token -> new Shown(token, false))
                : Optional.empty();
    }

    /** A token bound to a key is no bearer token, and one that is not bound proves nothing (RFC 9449 §7.1, §7.2). */
    private Uni<Void> requireKey(WebRequest request, Shown shown, PresentedToken presented) {
        if (presented.key().isPresent() != shown.bound()) {
            throw new OAuthException(INVALID_TOKEN);
        }
        return presented
                .key()
                .map(key -> proofs.ofResourceRequest(request, presented.user().target(), shown.token(), key))
                .orElseGet(() -> Uni.createFrom().voidItem());
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
        boolean proof = error.code().equals(INVALID_PROOF);
        int status = proof || error.code().equals(INVALID_TOKEN.code()) ? UNAUTHORIZED : BAD_REQUEST;
        boolean bound = proof
                || request.header("authorization").toLowerCase(Locale.ROOT).startsWith(DPOP);
        String challenge = bound ? "DPoP algs=\"" + String.join(" ", KeyProofs.ALGORITHMS) + "\", " : "Bearer ";
        return OAuthAnswers.error(status, error)
                .with(
                        "www-authenticate",
                        challenge + "error=\"" + error.code() + "\", error_description=\""
                                + error.description().orElse("") + "\"");
    }
}
