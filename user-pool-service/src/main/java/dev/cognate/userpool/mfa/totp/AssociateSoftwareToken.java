package dev.cognate.userpool.mfa.totp;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AssociateSoftwareTokenOperation;
import dev.cognate.contract.idp.AssociateSoftwareTokenRequest;
import dev.cognate.contract.idp.AssociateSoftwareTokenResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** AssociateSoftwareToken: a secret for an authenticator app of a user who is signed in or has to set one up. */
@ApplicationScoped
class AssociateSoftwareToken implements AssociateSoftwareTokenOperation {
    private final AccessTokens accessTokens;
    private final SetUpSessions sessions;
    private final SoftwareTokenSetUp setUp;

    AssociateSoftwareToken(AccessTokens accessTokens, SetUpSessions sessions, SoftwareTokenSetUp setUp) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.setUp = setUp;
    }

    @Override
    public Uni<AssociateSoftwareTokenResponse> associateSoftwareToken(
            AssociateSoftwareTokenRequest request, CallContext context) {
        if (request.accessToken() != null) {
            return bySignedInUser(request.accessToken());
        }
        if (request.session() == null) {
            throw new InvalidParameterException("AccessToken or Session is required.");
        }
        return sessions.open(request.session())
                .chain(opened -> setUp.begin(opened.target().pool(), opened.sub())
                        .map(secret -> AssociateSoftwareTokenResponse.builder()
                                .secretCode(secret)
                                .session(sessions.again(opened))
                                .build()));
    }

    private Uni<AssociateSoftwareTokenResponse> bySignedInUser(String accessToken) {
        return accessTokens
                .authenticateRecent(accessToken)
                .chain(caller -> setUp.begin(caller.pool(), caller.user().sub()))
                .map(secret -> AssociateSoftwareTokenResponse.builder()
                        .secretCode(secret)
                        .build());
    }
}
