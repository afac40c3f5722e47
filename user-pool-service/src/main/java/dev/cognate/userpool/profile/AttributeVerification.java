package dev.cognate.userpool.profile;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ExpiredCodeException;
import dev.cognate.contract.idp.GetUserAttributeVerificationCodeOperation;
import dev.cognate.contract.idp.GetUserAttributeVerificationCodeRequest;
import dev.cognate.contract.idp.GetUserAttributeVerificationCodeResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.VerifyUserAttributeOperation;
import dev.cognate.contract.idp.VerifyUserAttributeRequest;
import dev.cognate.contract.idp.VerifyUserAttributeResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.code.AcceptedCode;
import dev.cognate.userpool.code.CodeOwner;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.token.AccessTokens;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** GetUserAttributeVerificationCode and VerifyUserAttribute. */
@ApplicationScoped
class AttributeVerification implements GetUserAttributeVerificationCodeOperation, VerifyUserAttributeOperation {
    private final AccessTokens accessTokens;
    private final Users users;
    private final AttributeUpdate update;
    private final VerificationCodes verificationCodes;
    private final ConfirmationCodes codes;
    private final Messages messages;
    private final FailedAttempts attempts;
    private final Database database;

    AttributeVerification(
            AccessTokens accessTokens,
            Users users,
            AttributeUpdate update,
            VerificationCodes verificationCodes,
            ConfirmationCodes codes,
            Messages messages,
            FailedAttempts attempts,
            Database database) {
        this.accessTokens = accessTokens;
        this.users = users;
        this.update = update;
        this.verificationCodes = verificationCodes;
        this.codes = codes;
        this.messages = messages;
        this.attempts = attempts;
        this.database = database;
    }

    @Override
    public Uni<GetUserAttributeVerificationCodeResponse> getUserAttributeVerificationCode(
            GetUserAttributeVerificationCodeRequest request, CallContext context) {
        String attribute = request.attributeName();
        return accessTokens
                .authenticate(request.accessToken())
                .invoke(caller -> requireVerifiable(attribute))
                .call(caller -> count(caller, AttemptKind.ATTRIBUTE_CODE))
                .chain(caller -> database.inTransaction(session -> issue(
                        session, caller, attribute, Occasion.of(caller.target(), context, request.clientMetadata()))))
                .chain(messages::send)
                .map(details -> GetUserAttributeVerificationCodeResponse.builder()
                        .codeDeliveryDetails(details)
                        .build());
    }

    /** A value that waits to replace the present one is what the user wants to verify. */
    private Uni<Message> issue(Mutiny.Session session, SignedInUser caller, String attribute, Occasion occasion) {
        User user = caller.user();
        return verificationCodes
                .pending(session, user, attribute)
                .map(pending -> pending.filter(Verification::replaces)
                        .or(() -> user.attribute(attribute).map(value -> new Verification(value, false)))
                        .orElseThrow(() -> new InvalidParameterException("User has no attribute " + attribute)))
                .chain(verification -> verificationCodes.issue(
                        session, user, attribute, verification, MessageKind.VERIFY_ATTRIBUTE, occasion));
    }

    @Override
    public Uni<VerifyUserAttributeResponse> verifyUserAttribute(
            VerifyUserAttributeRequest request, CallContext context) {
        String attribute = request.attributeName();
        return accessTokens
                .authenticate(request.accessToken())
                .invoke(caller -> requireVerifiable(attribute))
                .call(caller -> count(caller, AttemptKind.VERIFY_ATTRIBUTE))
                .chain(caller -> codes.check(CodeOwner.of(caller.user()), CodePurpose.verify(attribute), request.code())
                        .chain(accepted -> database.inTransaction(
                                session -> verify(session, caller, attribute, accepted, context))))
                .replaceWith(VerifyUserAttributeResponse.builder().build());
    }

    private Uni<User> verify(
            Mutiny.Session session, SignedInUser caller, String attribute, AcceptedCode accepted, CallContext context) {
        return codes.consume(session, accepted)
                .chain(() -> users.findForUpdate(
                        session, caller.pool().id(), caller.user().sub()))
                .map(found -> found.orElseThrow(UserExistence::missing))
                .chain(user -> {
                    String value = accepted.pendingValue()
                            .map(Verification::decode)
                            .flatMap(verification -> verification.verifiedValue(user, attribute))
                            .orElseThrow(() ->
                                    new ExpiredCodeException("Invalid code provided, please request a code again."));
                    return update.verified(session, caller.pool(), user, attribute, value, context);
                });
    }

    private Uni<Void> count(SignedInUser caller, AttemptKind kind) {
        return attempts.count(caller.pool().id(), kind, caller.user().sub().toString());
    }

    private static void requireVerifiable(String attribute) {
        if (Destination.of(attribute, "").isEmpty()) {
            throw new InvalidParameterException("Attribute " + attribute + " cannot be verified.");
        }
    }
}
