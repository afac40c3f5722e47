package dev.cognate.userpool.oauth;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.CallContext;
import dev.cognate.contract.Fault;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.userpool.identityprovider.IdentityProvider;
import dev.cognate.userpool.oauth.pushed.PushedRequests;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.wire.web.WebAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Gives clients what they asked for. */
@ApplicationScoped
public class Authorizations {
    private final AuthorizationCodes codes;
    private final UserTokens tokens;
    private final PushedRequests pushed;
    private final Clock clock;

    Authorizations(AuthorizationCodes codes, UserTokens tokens, PushedRequests pushed, Clock clock) {
        this.codes = codes;
        this.tokens = tokens;
        this.pushed = pushed;
        this.clock = clock;
    }

    /**
     * Whether a session is enough for a request as it is: recent enough for its {@code max_age} and strong enough for its
     * {@code acr_values}, and begun with the identity provider it asks for, or any that its client supports. If not, the
     * user has to sign in again. Says nothing about {@code prompt}.
     */
    public boolean isEnough(AuthorizationRequest request, BrowserSession session) {
        return isOfProvider(request, session)
                && request.interaction().isMetBy(session, request.target().pool(), clock.instant());
    }

    private static boolean isOfProvider(AuthorizationRequest request, BrowserSession session) {
        boolean chosen = request.provider().isPresent()
                || request.interaction().identityProvider().isPresent();
        boolean same = session.provider().equals(request.provider().map(IdentityProvider::name));
        return (!chosen || same) && ProviderChoice.isSupported(request.target(), session.provider());
    }

    /** Whether a session is recent enough for a request's {@code max_age}. */
    public boolean isRecent(AuthorizationRequest request, BrowserSession session) {
        return request.interaction().isRecent(session, clock.instant());
    }

    /**
     * Leads the browser back to the client with a code or with tokens: 303, or a page that posts itself.
     *
     * @param session of the user who wants it so, with the pool of the request
     */
    public Uni<WebAnswer> grant(AuthorizationRequest request, BrowserSession session, CallContext context) {
        return isFirst(request, session)
                .chain(first -> first
                        ? give(request, session, context)
                        : Uni.createFrom().item(request.reply().refusal(OAuthError.of("invalid_request_uri"))));
    }

    /** What was pushed leads to one answer, however many tabs it is open in. */
    private Uni<Boolean> isFirst(AuthorizationRequest request, BrowserSession session) {
        return request.pushed()
                .map(reference -> pushed.consume(session.poolId(), reference))
                .orElseGet(() -> Uni.createFrom().item(true));
    }

    private Uni<WebAnswer> give(AuthorizationRequest request, BrowserSession session, CallContext context) {
        return switch (request.reply().type()) {
            case CODE -> Uni.createFrom().item(() -> request.reply().answer(Map.of("code", code(request, session))));
            case TOKEN ->
                tokens.implicit(request, session, context)
                        .map(result -> request.reply().answer(parameters(result)))
                        .onFailure(failure -> failure instanceof OAuthException || isRefusalOfATrigger(failure))
                        .recoverWithItem(failure -> request.reply().refusal(told(failure)));
        };
    }

    /** The API's errors that tokens can fail with come from the pre token generation function, whose words are told. */
    static boolean isRefusalOfATrigger(Throwable failure) {
        return failure instanceof AwsException refused && refused.fault() == Fault.CLIENT;
    }

    private static OAuthError told(Throwable failure) {
        return failure instanceof OAuthException known
                ? known.error()
                : OAuthError.INVALID_REQUEST.because(failure.getMessage());
    }

    private String code(AuthorizationRequest request, BrowserSession session) {
        Instant now = clock.instant();
        return codes.seal(new AuthorizationCode(
                session.poolId(),
                request.target().client().id(),
                UUID.randomUUID(),
                session.id(),
                now,
                request.reply().redirectUri(),
                request.wish()));
    }

    private static Map<String, String> parameters(AuthenticationResultType result) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (result.idToken() != null) {
            parameters.put("id_token", result.idToken());
        }
        parameters.put("access_token", result.accessToken());
        parameters.put("token_type", result.tokenType());
        parameters.put("expires_in", result.expiresIn().toString());
        return parameters;
    }
}
