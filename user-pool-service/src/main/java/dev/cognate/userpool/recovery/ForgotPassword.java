package dev.cognate.userpool.recovery;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.ForgotPasswordOperation;
import dev.cognate.contract.idp.ForgotPasswordRequest;
import dev.cognate.contract.idp.ForgotPasswordResponse;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.migration.UserMigration;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** ForgotPassword. */
@ApplicationScoped
class ForgotPassword implements ForgotPasswordOperation {
    private final AppClients clients;
    private final UserExistence existence;
    private final UserMigration migration;
    private final ResetCodes resetCodes;
    private final ConfirmationCodes codes;
    private final Messages messages;
    private final FailedAttempts attempts;
    private final Database database;

    ForgotPassword(
            AppClients clients,
            UserExistence existence,
            UserMigration migration,
            ResetCodes resetCodes,
            ConfirmationCodes codes,
            Messages messages,
            FailedAttempts attempts,
            Database database) {
        this.clients = clients;
        this.existence = existence;
        this.migration = migration;
        this.resetCodes = resetCodes;
        this.codes = codes;
        this.messages = messages;
        this.attempts = attempts;
        this.database = database;
    }

    @Override
    public Uni<ForgotPasswordResponse> forgotPassword(ForgotPasswordRequest request, CallContext context) {
        String username = request.username();
        return clients.require(request.clientId())
                .invoke(client -> {
                    SecretHash.require(client.client(), username, request.secretHash());
                    if (AccountRecovery.isAdminOnly(client.pool())) {
                        throw new NotAuthorizedException("Contact administrator to reset password.");
                    }
                })
                .call(client -> migration.forgotPassword(
                        client, Occasion.of(client, context, request.clientMetadata()), username))
                .chain(client -> existence
                        .find(client, username)
                        .call(found -> attempts.count(
                                client.pool().id(),
                                AttemptKind.FORGOT_PASSWORD,
                                found.map(user -> user.sub().toString()).orElse(username)))
                        .chain(found -> UserExistence.isHidden(client.client())
                                ? discreet(Occasion.of(client, context, request.clientMetadata()), username, found)
                                : frank(
                                        Occasion.of(client, context, request.clientMetadata()),
                                        found.orElseThrow(UserExistence::missing))))
                .map(details -> ForgotPasswordResponse.builder()
                        .codeDeliveryDetails(details)
                        .build());
    }

    private Uni<CodeDeliveryDetailsType> frank(Occasion occasion, User user) {
        return database.inTransaction(session -> resetCodes.issue(session, occasion, user))
                .chain(messages::send);
    }

    /** Answers before the message is sent, and the same way whether there is a user who can get one or not. */
    private Uni<CodeDeliveryDetailsType> discreet(Occasion occasion, String username, Optional<User> found) {
        return database.inTransaction(session -> resetCodes
                        .reachable(session, occasion.pool(), found)
                        .chain(reachable -> reachable.isPresent()
                                ? resetCodes
                                        .issue(session, occasion, reachable.get())
                                        .map(Optional::of)
                                : nobodys(session, occasion.pool(), username)))
                .map(message -> message.map(messages::dispatch)
                        .orElseGet(() -> existence.simulatedDelivery(occasion.pool(), username)));
    }

    private Uni<Optional<Message>> nobodys(Mutiny.Session session, UserPool pool, String username) {
        return codes.issue(session, codes.nobody(pool.id(), username), CodePurpose.FORGOT_PASSWORD)
                .replaceWith(Optional.empty());
    }
}
