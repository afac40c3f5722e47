package dev.cognate.userpool.recovery;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ChangePasswordOperation;
import dev.cognate.contract.idp.ChangePasswordRequest;
import dev.cognate.contract.idp.ChangePasswordResponse;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/**
 * ChangePassword. Wrong previous passwords count like wrong passwords at sign-in. AWS's guide names no session that it ends; ours
 * ends those of other browsers, which may be of who knew the old password, and none of tokens.
 */
@ApplicationScoped
class ChangePassword implements ChangePasswordOperation {
    private final AccessTokens accessTokens;
    private final Passwords passwords;
    private final NewPassword newPassword;
    private final FailedAttempts attempts;
    private final Users users;
    private final Database database;

    ChangePassword(
            AccessTokens accessTokens,
            Passwords passwords,
            NewPassword newPassword,
            FailedAttempts attempts,
            Users users,
            Database database) {
        this.accessTokens = accessTokens;
        this.passwords = passwords;
        this.newPassword = newPassword;
        this.attempts = attempts;
        this.users = users;
        this.database = database;
    }

    @Override
    public Uni<ChangePasswordResponse> changePassword(ChangePasswordRequest request, CallContext context) {
        return accessTokens
                .authenticateRecent(request.accessToken())
                .call(caller -> passwords.requirePolicy(caller.pool(), request.proposedPassword()))
                .call(caller -> requirePrevious(caller, request.previousPassword()))
                .chain(caller -> passwords
                        .prepareNext(caller.pool(), caller.user(), request.proposedPassword())
                        .chain(password -> change(caller, password, context)))
                .replaceWith(ChangePasswordResponse.builder().build());
    }

    /** Users without a password may choose one, unless they sign in elsewhere; all others must know theirs. */
    private Uni<Void> requirePrevious(SignedInUser caller, String previous) {
        if (caller.user().status() == UserStatus.EXTERNAL_PROVIDER) {
            throw new NotAuthorizedException("User password cannot be changed in the current state.");
        }
        return database.read(session -> passwords.exists(session, caller.user()))
                .chain(exists -> exists
                        ? verify(caller, Objects.requireNonNullElse(previous, ""))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> verify(SignedInUser caller, String previous) {
        String poolId = caller.pool().id();
        String subject = caller.user().sub().toString();
        return attempts.requireAllowed(poolId, AttemptKind.PASSWORD, subject)
                .chain(() -> attempts.count(poolId, AttemptKind.CHANGE_PASSWORD, subject))
                .chain(() -> passwords.matches(Optional.of(caller.user()), previous))
                .chain(same -> same
                        ? attempts.succeeded(poolId, AttemptKind.PASSWORD, subject)
                        : attempts.failed(poolId, AttemptKind.PASSWORD, subject).invoke(() -> {
                            throw new NotAuthorizedException("Incorrect username or password.");
                        }));
    }

    private Uni<User> change(SignedInUser caller, PreparedPassword password, CallContext context) {
        return database.inTransaction(session -> users.findForUpdate(
                        session, caller.pool().id(), caller.user().sub())
                .map(locked -> locked.orElseThrow(UserExistence::missing))
                .chain(user -> newPassword.store(
                        session,
                        caller.pool(),
                        user,
                        password.chosenIn(caller.originJti()),
                        UserPoolEventType.PASSWORD_CHANGED,
                        context)));
    }
}
