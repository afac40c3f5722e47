package dev.cognate.userpool.session;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ListUserSessionsOperation;
import dev.cognate.contract.idp.ListUserSessionsRequest;
import dev.cognate.contract.idp.ListUserSessionsResponse;
import dev.cognate.contract.idp.RevokeUserSessionOperation;
import dev.cognate.contract.idp.RevokeUserSessionRequest;
import dev.cognate.contract.idp.RevokeUserSessionResponse;
import dev.cognate.userpool.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** ListUserSessions and RevokeUserSession: users see where they are signed in, and end what they do not know. */
@ApplicationScoped
class OwnSessionOperations implements ListUserSessionsOperation, RevokeUserSessionOperation {
    private final AccessTokens accessTokens;
    private final Sessions sessions;

    OwnSessionOperations(AccessTokens accessTokens, Sessions sessions) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    @Override
    public Uni<ListUserSessionsResponse> listUserSessions(ListUserSessionsRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .chain(caller -> sessions.list(caller.pool(), caller.user(), request.nextToken(), caller.originJti()))
                .map(shown -> ListUserSessionsResponse.builder().sessions(shown).build());
    }

    @Override
    public Uni<RevokeUserSessionResponse> revokeUserSession(RevokeUserSessionRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .chain(caller -> sessions.revoke(
                        caller.pool(),
                        caller.user(),
                        new Sessions.Wish(request.sessionId(), request.revokeAssociatedSessions(), caller.originJti()),
                        context))
                .replaceWith(() -> RevokeUserSessionResponse.builder().build());
    }
}
