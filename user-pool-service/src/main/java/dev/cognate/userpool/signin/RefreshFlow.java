package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.token.Rotation;
import dev.cognate.userpool.token.TokenRefresh;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** New tokens for a refresh token, in place of a sign-in. */
@ApplicationScoped
class RefreshFlow {
    static final Set<AuthFlowType> FLOWS = Set.of(AuthFlowType.REFRESH_TOKEN_AUTH, AuthFlowType.REFRESH_TOKEN);

    private final TokenRefresh refresh;

    RefreshFlow(TokenRefresh refresh) {
        this.refresh = refresh;
    }

    Uni<SignInAnswer> run(Attempt attempt) {
        if (Rotation.isEnabled(attempt.client())) {
            throw new InvalidParameterException(
                    "Auth flow not enabled for this client: refresh token rotation needs GetTokensFromRefreshToken");
        }
        String token = attempt.require("REFRESH_TOKEN");
        var call = new TokenRefresh.Call(
                attempt.answerMetadata(), attempt.find("DEVICE_KEY").orElse(null), attempt.context());
        return refresh.refresh(attempt.target(), token, user -> requireSecretHash(attempt, user), call)
                .map(SignInAnswer::signedIn);
    }

    /** The hash is over the username, or over the sub, which clients find in the token. */
    private static void requireSecretHash(Attempt attempt, User user) {
        String hash = attempt.parameters().get("SECRET_HASH");
        try {
            SecretHash.require(attempt.client(), user.username(), hash);
        } catch (NotAuthorizedException notOverUsername) {
            SecretHash.require(attempt.client(), user.sub().toString(), hash);
        }
    }
}
