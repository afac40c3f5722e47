package dev.cognate.userpool.message;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.iam.Principal;
import dev.cognate.userpool.trigger.Addressee;
import dev.cognate.userpool.trigger.CustomMessageTrigger;
import dev.cognate.userpool.trigger.CustomSenderTrigger;
import dev.cognate.userpool.trigger.Occasion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The functions of a pool that have a say in its messages. */
@ApplicationScoped
class MessageTriggers {
    private static final CustomMessageTrigger.Words NONE =
            new CustomMessageTrigger.Words(Optional.empty(), Optional.empty(), Optional.empty());

    private final CustomMessageTrigger words;
    private final CustomSenderTrigger senders;
    private final Clock clock;

    MessageTriggers(CustomMessageTrigger words, CustomSenderTrigger senders, Clock clock) {
        this.words = words;
        this.senders = senders;
        this.clock = clock;
    }

    /** Whether a function sends the message in our place. */
    boolean send(Message message) {
        return isSms(message) ? senders.sendsSms(occasion(message)) : senders.sendsEmail(occasion(message));
    }

    /** Hands the message to that function. */
    Uni<Void> handOver(Message message) {
        Occasion occasion = occasion(message);
        return isSms(message)
                ? senders.sms(message.kind().purpose(), occasion, addressee(message), message.secret())
                : senders.email(message.kind().purpose(), occasion, addressee(message), message.secret());
    }

    /** Whether a function sends the notice in our place. */
    boolean send(SecurityNotice notice) {
        return senders.sendsEmail(notice.occasion());
    }

    /** Hands the notice to that function. */
    Uni<Void> handOver(SecurityNotice notice) {
        return senders.accountTakeOver(notice.occasion(), notice.username(), notice.facts());
    }

    /** The words a function chose; none where the pool has no such function. */
    Uni<CustomMessageTrigger.Words> words(Message message) {
        Occasion occasion = occasion(message);
        return words.isSet(occasion)
                ? words.words(message.kind().purpose(), occasion, addressee(message))
                : Uni.createFrom().item(NONE);
    }

    private static boolean isSms(Message message) {
        return message.to().medium().equals(DeliveryMediumType.SMS);
    }

    private static Addressee addressee(Message message) {
        return message.cause()
                .map(cause -> Addressee.of(cause.user()))
                .orElseGet(() -> new Addressee(
                        message.username(),
                        Map.of(message.to().attribute(), message.to().address())));
    }

    private Occasion occasion(Message message) {
        return message.cause()
                .map(Message.Cause::occasion)
                .orElseGet(() -> new Occasion(message.pool(), message.clientId(), nobody(), Map.of()));
    }

    private CallContext nobody() {
        return new CallContext("", Principal.ANONYMOUS, "", "", clock.instant());
    }
}
