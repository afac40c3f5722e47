package dev.cognate.userpool.session;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminListUserSessionsOperation;
import dev.cognate.contract.idp.AdminListUserSessionsRequest;
import dev.cognate.contract.idp.AdminListUserSessionsResponse;
import dev.cognate.contract.idp.AdminRevokeUserSessionOperation;
import dev.cognate.contract.idp.AdminRevokeUserSessionRequest;
import dev.cognate.contract.idp.AdminRevokeUserSessionResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** AdminListUserSessions and AdminRevokeUserSession. */
@ApplicationScoped
class AdminSessionOperations implements AdminListUserSessionsOperation, AdminRevokeUserSessionOperation {
    private final Pools pools;
    private final Users users;
    private final Sessions sessions;
    private final Database database;

    AdminSessionOperations(Pools pools, Users users, Sessions sessions, Database database) {
        this.pools = pools;
        this.users = users;
        this.sessions = sessions;
        this.database = database;
    }

    @Override
    public Uni<AdminListUserSessionsResponse> adminListUserSessions(
            AdminListUserSessionsRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> user(pool, request.username())
                        .chain(user -> sessions.list(pool, user, request.nextToken(), null)))
                .map(shown ->
                        AdminListUserSessionsResponse.builder().sessions(shown).build());
    }

    @Override
    public Uni<AdminRevokeUserSessionResponse> adminRevokeUserSession(
            AdminRevokeUserSessionRequest request, CallContext context) {
        var wish = new Sessions.Wish(request.sessionId(), request.revokeAssociatedSessions(), null);
        return pools.require(request.userPoolId())
                .chain(pool -> user(pool, request.username()).chain(user -> sessions.revoke(pool, user, wish, context)))
                .replaceWith(() -> AdminRevokeUserSessionResponse.builder().build());
    }

    private Uni<User> user(UserPool pool, String username) {
        return database.read(session -> users.find(session, pool, username))
                .map(found -> found.orElseThrow(UserExistence::missing));
    }
}
