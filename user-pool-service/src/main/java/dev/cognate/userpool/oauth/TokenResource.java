package dev.cognate.userpool.oauth;

import dev.cognate.contract.RetryLaterException;
import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.TooManyRequestsException;
import dev.cognate.userpool.oauth.dpop.KeyProofs;
import dev.cognate.wire.web.WebAnswer;
import dev.cognate.wire.web.WebHandler;
import dev.cognate.wire.web.WebRequest;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
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
    static final String PATH = "/oauth2/token";
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
            "resource",
            "audience",
            "subject_token",
            "subject_token_type",
            "requested_token_type",
            "actor_token",
            "device_code");

    private final ClientEndpoints endpoints;
    private final KeyProofs proofs;
    private final Map<String, TokenGrant> grants;

    TokenResource(ClientEndpoints endpoints, KeyProofs proofs, @All List<TokenGrant> grants) {
        this.endpoints = endpoints;
        this.proofs = proofs;
        this.grants = grants.stream().collect(Collectors.toMap(TokenGrant::type, Function.identity()));
    }

    void routes(@Observes Router router) {
        endpoints.mount(router, PATH, this);
    }

    @Override
    public Uni<WebAnswer> answer(WebRequest request) {
        RequestParameters parameters = ClientEndpoints.parameters(request, PARAMETERS);
        TokenGrant grant = grant(parameters);
        return endpoints
                .admit(request, parameters, grant.category())
                .chain(target -> proofs.ofTokenRequest(request, target)
                        .chain(key -> grant.give(new TokenRequest(target, parameters, key, request.context()))))
                .onFailure(TokenResource::isRefusalOfATrigger)
                .transform(refused -> new OAuthException(OAuthError.INVALID_GRANT.because(refused.getMessage())))
                .map(result -> OAuthAnswers.json(document(grant, result)));
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

    private static Map<String, Object> document(TokenGrant grant, AuthenticationResultType result) {
        Map<String, Object> document = new LinkedHashMap<>();
        Optional.ofNullable(result.idToken()).ifPresent(token -> document.put("id_token", token));
        document.put("access_token", result.accessToken());
        Optional.ofNullable(result.refreshToken()).ifPresent(token -> document.put("refresh_token", token));
        document.put("expires_in", result.expiresIn());
        document.put("token_type", result.tokenType());
        document.putAll(grant.remarks());
        return document;
    }

    @Override
    public WebAnswer failed(WebRequest request, Throwable failure) {
        return OAuthAnswers.failed(failure);
    }
}
