package dev.cognate.userpool.mfa.totp;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminDeleteSoftwareTokenOperation;
import dev.cognate.contract.idp.AdminDeleteSoftwareTokenRequest;
import dev.cognate.contract.idp.AdminDeleteSoftwareTokenResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminDeleteSoftwareToken: for a user who lost the telephone. Sign-in falls back to the user's other factors. */
@ApplicationScoped
class AdminDeleteSoftwareToken implements AdminDeleteSoftwareTokenOperation {
    private final Pools pools;
    private final Database database;
    private final Users users;
    private final SoftwareTokens tokens;
    private final MfaPreferences preferences;
    private final UserPoolEvents events;

    AdminDeleteSoftwareToken(
            Pools pools,
            Database database,
            Users users,
            SoftwareTokens tokens,
            MfaPreferences preferences,
            UserPoolEvents events) {
        this.pools = pools;
        this.database = database;
        this.users = users;
        this.tokens = tokens;
        this.preferences = preferences;
        this.events = events;
    }

    @Override
    public Uni<AdminDeleteSoftwareTokenResponse> adminDeleteSoftwareToken(
            AdminDeleteSoftwareTokenRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> users.findForUpdate(session, pool, request.username())
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user -> delete(session, pool, user, context))))
                .replaceWith(AdminDeleteSoftwareTokenResponse.builder().build());
    }

    private Uni<Void> delete(Mutiny.Session session, UserPool pool, User user, CallContext context) {
        return tokens.deleteAll(session, user)
                .call(() -> preferences.switchOff(session, user, MfaMethod.SOFTWARE_TOKEN_MFA))
                .chain(any -> any
                        ? events.record(
                                session, UserPoolEventType.SOFTWARE_TOKEN_DELETED, pool, user, EventDetails.of(context))
                        : Uni.createFrom().voidItem());
    }
}
