package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminUserGlobalSignOutOperation;
import dev.cognate.contract.idp.AdminUserGlobalSignOutRequest;
import dev.cognate.contract.idp.AdminUserGlobalSignOutResponse;
import dev.cognate.contract.idp.GlobalSignOutOperation;
import dev.cognate.contract.idp.GlobalSignOutRequest;
import dev.cognate.contract.idp.GlobalSignOutResponse;
import dev.cognate.contract.idp.UserNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sign-out everywhere, by the user or by an administrator. ID tokens live on until they expire, as in AWS. */
@ApplicationScoped
class SignOutOperations implements GlobalSignOutOperation, AdminUserGlobalSignOutOperation {
    private final AccessTokens accessTokens;
    private final TokenFamilies families;
    private final Pools pools;
    private final Users users;
    private final Database database;
    private final UserPoolEvents events;

    SignOutOperations(
            AccessTokens accessTokens,
            TokenFamilies families,
            Pools pools,
            Users users,
            Database database,
            UserPoolEvents events) {
        this.accessTokens = accessTokens;
        this.families = families;
        this.pools = pools;
        this.users = users;
        this.database = database;
        this.events = events;
    }

    @Override
    public Uni<GlobalSignOutResponse> globalSignOut(GlobalSignOutRequest request, CallContext context) {
        return accessTokens
                .authenticate(request.accessToken())
                .chain(signedIn ->
                        database.inTransaction(session -> signOut(session, signedIn.pool(), signedIn.user(), context)))
                .replaceWith(() -> GlobalSignOutResponse.builder().build());
    }

    @Override
    public Uni<AdminUserGlobalSignOutResponse> adminUserGlobalSignOut(
            AdminUserGlobalSignOutRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> users.find(session, pool, request.username())
                        .map(found -> found.orElseThrow(() -> new UserNotFoundException("User does not exist.")))
                        .chain(user -> signOut(session, pool, user, context))))
                .replaceWith(() -> AdminUserGlobalSignOutResponse.builder().build());
    }

    private Uni<Void> signOut(Mutiny.Session session, UserPool pool, User user, CallContext context) {
        return families.revokeAll(session, user)
                .chain(() -> events.record(
                        session, UserPoolEventType.USER_SIGNED_OUT, pool, user, EventDetails.of(context)));
    }
}
