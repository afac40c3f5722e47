package dev.cognate.userpool.oauth;

import dev.cognate.contract.idp.AuthenticationResultType;
import dev.cognate.contract.idp.ExplicitAuthFlowsType;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.OAuthFlowType;
import dev.cognate.contract.idp.RefreshTokenReuseException;
import dev.cognate.userpool.token.Rotation;
import dev.cognate.userpool.token.TokenRefresh;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Refreshes tokens, those of sign-ins through the API too; what they allow stays as it is, whatever {@code scope} says. */
@ApplicationScoped
class RefreshTokenGrant implements TokenGrant {
    private final TokenRefresh refresh;

    RefreshTokenGrant(TokenRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public Uni<AuthenticationResultType> give(TokenRequest request) {
        String token = request.parameters().require("refresh_token");
        if (!mayRefresh(request)) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT);
        }
        return refresh.refresh(
                        request.target(),
                        token,
                        user -> {},
                        new TokenRefresh.Call(Map.of(), null, request.proofKey(), request.context()))
                .onFailure(failure ->
                        failure instanceof NotAuthorizedException || failure instanceof RefreshTokenReuseException)
                .transform(refused -> new OAuthException(OAuthError.INVALID_GRANT));
    }

    private static boolean mayRefresh(TokenRequest request) {
        return request.allows(OAuthFlowType.CODE)
                || request.allows(ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)
                || Rotation.isEnabled(request.target().client());
    }
}
