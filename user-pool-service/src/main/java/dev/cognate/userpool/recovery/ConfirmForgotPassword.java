package dev.cognate.userpool.recovery;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CodeMismatchException;
import dev.cognate.contract.idp.ConfirmForgotPasswordOperation;
import dev.cognate.contract.idp.ConfirmForgotPasswordRequest;
import dev.cognate.contract.idp.ConfirmForgotPasswordResponse;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.code.AcceptedCode;
import dev.cognate.userpool.code.CodeOwner;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.PostConfirmationTrigger;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** ConfirmForgotPassword. */
@ApplicationScoped
class ConfirmForgotPassword implements ConfirmForgotPasswordOperation {
    private final AppClients clients;
    private final UserExistence existence;
    private final ResetCodes resetCodes;
    private final ConfirmationCodes codes;
    private final Passwords passwords;
    private final NewPassword newPassword;
    private final FailedAttempts attempts;
    private final Users users;
    private final PostConfirmationTrigger postConfirmation;
    private final Database database;

    ConfirmForgotPassword(
            AppClients clients,
            UserExistence existence,
            ResetCodes resetCodes,
            ConfirmationCodes codes,
            Passwords passwords,
            NewPassword newPassword,
            FailedAttempts attempts,
            Users users,
            PostConfirmationTrigger postConfirmation,
            Database database) {
        this.clients = clients;
        this.existence = existence;
        this.resetCodes = resetCodes;
        this.codes = codes;
        this.passwords = passwords;
        this.newPassword = newPassword;
        this.attempts = attempts;
        this.users = users;
        this.postConfirmation = postConfirmation;
        this.database = database;
    }

    @Override
    public Uni<ConfirmForgotPasswordResponse> confirmForgotPassword(
            ConfirmForgotPasswordRequest request, CallContext context) {
        return clients.require(request.clientId())
                .invoke(client -> SecretHash.require(client.client(), request.username(), request.secretHash()))
                .call(client -> passwords.requirePolicy(client.pool(), request.password()))
                .chain(client -> existence
                        .find(client, request.username())
                        .invoke(found -> requireEnabled(client, found))
                        .chain(found -> database.read(session -> resetCodes.reachable(session, client.pool(), found)))
                        .chain(reachable -> reset(client.pool(), reachable, request, context))
                        .call(user -> postConfirmation.passwordReset(
                                Occasion.of(client, context, request.clientMetadata()), user)))
                .replaceWith(ConfirmForgotPasswordResponse.builder().build());
    }

    private static void requireEnabled(ClientInPool client, Optional<User> found) {
        if (!UserExistence.isHidden(client.client()) && !found.orElseThrow().enabled()) {
            throw new NotAuthorizedException("User is disabled.");
        }
    }

    /** @param reachable the user, if there is one who can get a code; all others are told the same */
    private Uni<User> reset(
            UserPool pool, Optional<User> reachable, ConfirmForgotPasswordRequest request, CallContext context) {
        String subject = reachable.map(user -> user.sub().toString()).orElse(request.username());
        CodeOwner owner = reachable.map(CodeOwner::of).orElseGet(() -> codes.nobody(pool.id(), request.username()));
        return attempts.count(pool.id(), AttemptKind.CONFIRM_FORGOT_PASSWORD, subject)
                .chain(() -> codes.check(owner, CodePurpose.FORGOT_PASSWORD, request.confirmationCode()))
                .chain(accepted -> {
                    User user = reachable.orElseThrow(ConfirmForgotPassword::mismatch);
                    return passwords
                            .prepareNext(pool, user, request.password())
                            .chain(password -> database.inTransaction(
                                    session -> use(session, pool, user, accepted, password, context)));
                })
                .call(user -> attempts.forgive(
                        pool.id(), AttemptKind.PASSWORD, user.sub().toString()));
    }

    private Uni<User> use(
            Mutiny.Session session,
            UserPool pool,
            User known,
            AcceptedCode accepted,
            PreparedPassword password,
            CallContext context) {
        return codes.consume(session, accepted)
                .chain(() -> users.findForUpdate(session, pool.id(), known.sub()))
                .map(locked -> locked.orElseThrow(UserExistence::missing))
                .chain(user ->
                        newPassword.store(session, pool, user, password, UserPoolEventType.PASSWORD_RESET, context));
    }

    private static CodeMismatchException mismatch() {
        return new CodeMismatchException("Invalid verification code provided, please try again.");
    }
}
