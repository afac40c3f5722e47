package dev.cognate.userpool.profile;

import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.userpool.code.CodeOwner;
import dev.cognate.userpool.code.CodePurpose;
import dev.cognate.userpool.code.ConfirmationCodes;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Message;
import dev.cognate.userpool.message.MessageKind;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Issues and sends the codes that verify addresses of users. */
@ApplicationScoped
class VerificationCodes {
    private final ConfirmationCodes codes;
    private final Messages messages;

    VerificationCodes(ConfirmationCodes codes, Messages messages) {
        this.codes = codes;
        this.messages = messages;
    }

    /** Issues a code for each address, in the caller's transaction; the messages are to be sent after its commit. */
    Uni<List<Message>> issue(
            Mutiny.Session session, Occasion occasion, User user, Map<String, Verification> verifications) {
        Uni<List<Message>> issued = Uni.createFrom().item(new ArrayList<>());
        for (var entry : verifications.entrySet()) {
            issued = issued.call(list -> issue(
                            session, user, entry.getKey(), entry.getValue(), MessageKind.CHANGED_ATTRIBUTE, occasion)
                    .invoke(list::add));
        }
        return issued;
    }

    /** Issues a code for one address. */
    Uni<Message> issue(
            Mutiny.Session session,
            User user,
            String attribute,
            Verification verification,
            MessageKind kind,
            Occasion occasion) {
        return codes.issue(
                        session, CodeOwner.of(user), CodePurpose.verify(attribute), Optional.of(verification.encode()))
                .map(code -> new Message(
                                occasion.pool(),
                                kind,
                                Destination.of(attribute, verification.value()).orElseThrow(),
                                user.username(),
                                code.code(),
                                Optional.empty())
                        .about(user, occasion));
    }

    /** What waits for its verification. */
    Uni<Optional<Verification>> pending(Mutiny.Session session, User user, String attribute) {
        return codes.pendingValue(session, CodeOwner.of(user), CodePurpose.verify(attribute))
                .map(value -> value.map(Verification::decode));
    }

    /** Sends messages without waiting for them; a failure is logged. */
    void dispatch(List<Message> waiting) {
        waiting.forEach(messages::dispatch);
    }

    /** Sends messages one after the other. */
    Uni<List<CodeDeliveryDetailsType>> send(List<Message> waiting) {
        Uni<List<CodeDeliveryDetailsType>> sent = Uni.createFrom().item(new ArrayList<>());
        for (Message message : waiting) {
            sent = sent.call(list -> messages.send(message).invoke(list::add));
        }
        return sent;
    }
}
