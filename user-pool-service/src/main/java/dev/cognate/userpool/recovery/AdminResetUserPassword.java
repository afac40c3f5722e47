package dev.cognate.userpool.recovery;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminResetUserPasswordOperation;
import dev.cognate.contract.idp.AdminResetUserPasswordRequest;
import dev.cognate.contract.idp.AdminResetUserPasswordResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminResetUserPassword: the user must choose a new password with a code before signing in again. */
@ApplicationScoped
class AdminResetUserPassword implements AdminResetUserPasswordOperation {
    private final Pools pools;
    private final Users users;
    private final ResetCodes resetCodes;
    private final Messages messages;
    private final BrowserSessions browserSessions;
    private final Database database;
    private final Clock clock;

    AdminResetUserPassword(
            Pools pools,
            Users users,
            ResetCodes resetCodes,
            Messages messages,
            BrowserSessions browserSessions,
            Database database,
            Clock clock) {
        this.pools = pools;
        this.users = users;
        this.resetCodes = resetCodes;
        this.messages = messages;
        this.browserSessions = browserSessions;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<AdminResetUserPasswordResponse> adminResetUserPassword(
            AdminResetUserPasswordRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.inTransaction(session -> users.findForUpdate(session, pool, request.username())
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user ->
                                reset(session, Occasion.ofAdmin(pool, context, request.clientMetadata()), user))))
                .chain(messages::send)
                .replaceWith(AdminResetUserPasswordResponse.builder().build());
    }

    private Uni<Message> reset(Mutiny.Session session, Occasion occasion, User user) {
        UserPool pool = occasion.pool();
        User after = user.withStatus(UserStatus.RESET_REQUIRED, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return resetCodes
                .requireReachable(session, pool, user)
                .chain(() -> users.update(session, pool, user, after))
                .call(() -> browserSessions.endAll(session, user))
                .chain(stored -> resetCodes.issue(session, occasion, stored));
    }
}
