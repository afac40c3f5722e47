package dev.cognate.userpool.signup;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.ResendConfirmationCodeOperation;
import dev.cognate.contract.idp.ResendConfirmationCodeRequest;
import dev.cognate.contract.idp.ResendConfirmationCodeResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.client.SecretHash;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** ResendConfirmationCode. */
@ApplicationScoped
class ResendConfirmationCode implements ResendConfirmationCodeOperation {
    private final AppClients clients;
    private final UserExistence existence;
    private final SignUpCodes signUpCodes;
    private final ConfirmationCodes codes;
    private final FailedAttempts attempts;
    private final UserPoolEvents events;
    private final Database database;

    ResendConfirmationCode(
            AppClients clients,
            UserExistence existence,
            SignUpCodes signUpCodes,
            ConfirmationCodes codes,
            FailedAttempts attempts,
            UserPoolEvents events,
            Database database) {
        this.clients = clients;
        this.existence = existence;
        this.signUpCodes = signUpCodes;
        this.codes = codes;
        this.attempts = attempts;
        this.events = events;
        this.database = database;
    }

    @Override
    public Uni<ResendConfirmationCodeResponse> resendConfirmationCode(
            ResendConfirmationCodeRequest request, CallContext context) {
        String username = request.username();
        return clients.require(request.clientId())
                .invoke(client -> SecretHash.require(client.client(), username, request.secretHash()))
                .chain(client -> existence
                        .find(client, username)
                        .call(found -> attempts.count(
                                client.pool().id(),
                                AttemptKind.RESEND_CODE,
                                found.map(user -> user.sub().toString()).orElse(username)))
                        .chain(found -> resend(
                                client, username, found, Occasion.of(client, context, request.clientMetadata()))))
                .map(details -> ResendConfirmationCodeResponse.builder()
                        .codeDeliveryDetails(details)
                        .build());
    }

    private Uni<CodeDeliveryDetailsType> resend(
            ClientInPool client, String username, Optional<User> found, Occasion occasion) {
        boolean hidden = UserExistence.isHidden(client.client());
        if (found.isEmpty() || (hidden && !found.get().enabled())) {
            return simulate(client, username);
        }
        User user = found.get();
        requireResendable(client, user);
        return database.inTransaction(session -> signUpCodes
                        .issue(session, client.pool(), user)
                        .call(() -> events.record(
                                session,
                                UserPoolEventType.CODE_REQUESTED,
                                client.pool(),
                                user,
                                EventDetails.of(occasion.context(), "purpose", CodePurpose.SIGN_UP.name()))))
                .chain(pending -> {
                    if (!hidden) {
                        return signUpCodes.send(MessageKind.SIGN_UP_AGAIN, occasion, pending);
                    }
                    signUpCodes.dispatch(MessageKind.SIGN_UP_AGAIN, occasion, pending);
                    return Uni.createFrom()
                            .item(pending.destination().orElseThrow().details());
                });
    }

    private Uni<CodeDeliveryDetailsType> simulate(ClientInPool client, String username) {
        String poolId = client.pool().id();
        return database.inTransaction(
                        session -> codes.issue(session, codes.nobody(poolId, username), CodePurpose.SIGN_UP))
                .map(code -> existence.simulatedDelivery(client.pool(), username));
    }

    private static void requireResendable(ClientInPool client, User user) {
        if (!user.enabled()) {
            throw new NotAuthorizedException("User is disabled.");
        }
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw new InvalidParameterException("User is already confirmed.");
        }
        if (SelfVerification.destination(client.pool(), user).isEmpty()) {
            throw new InvalidParameterException("Cannot resend codes. Auto verification not turned on.");
        }
    }
}
