package dev.cognate.userpool.mfa.totp;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.VerifySoftwareTokenOperation;
import dev.cognate.contract.idp.VerifySoftwareTokenRequest;
import dev.cognate.contract.idp.VerifySoftwareTokenResponse;
import dev.cognate.contract.idp.VerifySoftwareTokenResponseType;
import dev.cognate.userpool.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** VerifySoftwareToken: the first code of a new authenticator app. It then takes the place of the one before. */
@ApplicationScoped
class VerifySoftwareToken implements VerifySoftwareTokenOperation {
    private final AccessTokens accessTokens;
    private final SetUpSessions sessions;
    private final SoftwareTokenSetUp setUp;

    VerifySoftwareToken(AccessTokens accessTokens, SetUpSessions sessions, SoftwareTokenSetUp setUp) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.setUp = setUp;
    }

    @Override
    public Uni<VerifySoftwareTokenResponse> verifySoftwareToken(
            VerifySoftwareTokenRequest request, CallContext context) {
        var proof = new SoftwareTokenSetUp.Proof(request.userCode(), Optional.ofNullable(request.friendlyDeviceName()));
        if (request.accessToken() != null) {
            return accessTokens
                    .authenticateRecent(request.accessToken())
                    .chain(caller -> setUp.finish(caller.pool(), caller.user().sub(), proof, context))
                    .map(user -> success().build());
        }
        if (request.session() == null) {
            throw new InvalidParameterException("AccessToken or Session is required.");
        }
        return sessions.open(request.session())
                .chain(opened -> setUp.finishFirst(opened.target().pool(), opened.sub(), proof, context)
                        .chain(() -> sessions.verified(opened)))
                .map(session -> success().session(session).build());
    }

    private static VerifySoftwareTokenResponse.Builder success() {
        return VerifySoftwareTokenResponse.builder().status(VerifySoftwareTokenResponseType.SUCCESS);
    }
}
