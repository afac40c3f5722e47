package dev.cognate.userpool.admin;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AdminSetUserPasswordOperation;
import dev.cognate.contract.idp.AdminSetUserPasswordRequest;
import dev.cognate.contract.idp.AdminSetUserPasswordResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** AdminSetUserPassword: a lasting password confirms the user; a temporary one must be changed at the next sign-in. */
@ApplicationScoped
class AdminSetUserPassword implements AdminSetUserPasswordOperation {
    private final Pools pools;
    private final Users users;
    private final Passwords passwords;
    private final FailedAttempts attempts;
    private final UserPoolEvents events;
    private final Database database;
    private final Clock clock;

    AdminSetUserPassword(
            Pools pools,
            Users users,
            Passwords passwords,
            FailedAttempts attempts,
            UserPoolEvents events,
            Database database,
            Clock clock) {
        this.pools = pools;
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.events = events;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<AdminSetUserPasswordResponse> adminSetUserPassword(
            AdminSetUserPasswordRequest request, CallContext context) {
        boolean permanent = Boolean.TRUE.equals(request.permanent());
        return pools.require(request.userPoolId())
                .call(pool -> passwords.requirePolicy(pool, request.password()))
                .chain(pool -> database.read(session -> users.find(session, pool, request.username()))
                        .map(found -> found.orElseThrow(UserExistence::missing))
                        .chain(user -> passwords
                                .prepareNext(pool, user, request.password())
                                .chain(prepared -> database.inTransaction(
                                        session -> store(session, pool, user, prepared, permanent, context))))
                        .call(user -> attempts.forgive(
                                pool.id(), AttemptKind.PASSWORD, user.sub().toString())))
                .replaceWith(AdminSetUserPasswordResponse.builder().build());
    }

    private Uni<User> store(
            Mutiny.Session session,
            UserPool pool,
            User known,
            PreparedPassword password,
            boolean permanent,
            CallContext context) {
        UserStatus status = permanent ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD;
        return users.findForUpdate(session, pool.id(), known.sub())
                .map(found -> found.orElseThrow(UserExistence::missing))
                .call(user -> passwords.store(session, pool, user, password, !permanent))
                .chain(user -> users.update(
                        session,
                        pool,
                        user,
                        user.withStatus(status, clock.instant().truncatedTo(ChronoUnit.MILLIS))))
                .call(user -> events.record(
                        session, UserPoolEventType.PASSWORD_CHANGED, pool, user, EventDetails.of(context)));
    }
}
