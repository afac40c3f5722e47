package dev.cognate.userpool.signup;

import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.userpool.code.CodeOwner;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Issues and sends the codes that confirm a sign-up. */
@ApplicationScoped
class SignUpCodes {
    private final ConfirmationCodes codes;
    private final Messages messages;

    SignUpCodes(ConfirmationCodes codes, Messages messages) {
        this.codes = codes;
        this.messages = messages;
    }

    Uni<PendingCode> issue(Mutiny.Session session, UserPool pool, User user) {
        Optional<Destination> destination = SelfVerification.destination(pool, user);
        if (destination.isEmpty()) {
            return Uni.createFrom().item(new PendingCode(user, destination, Optional.empty()));
        }
        return codes.issue(
                        session, CodeOwner.of(user), CodePurpose.SIGN_UP, destination.map(SelfVerification::remember))
                .map(code -> new PendingCode(user, destination, Optional.of(code)));
    }

    /** Sends the code and waits for it to be accepted; null when there is none to send. */
    Uni<CodeDeliveryDetailsType> send(MessageKind kind, Occasion occasion, PendingCode pending) {
        return message(kind, occasion, pending)
                .map(messages::send)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** Sends the code without waiting. */
    void dispatch(MessageKind kind, Occasion occasion, PendingCode pending) {
        message(kind, occasion, pending).ifPresent(messages::dispatch);
    }

    private static Optional<Message> message(MessageKind kind, Occasion occasion, PendingCode pending) {
        return pending.code()
                .map(code -> new Message(
                                occasion.pool(),
                                kind,
                                pending.destination().orElseThrow(),
                                pending.user().username(),
                                code.code(),
                                occasion.clientId())
                        .about(pending.user(), occasion));
    }
}
