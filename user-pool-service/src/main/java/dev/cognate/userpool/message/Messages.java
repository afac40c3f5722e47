package dev.cognate.userpool.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.CodeDeliveryFailureException;
import dev.cognate.contract.idp.DeliveryMediumType;
import dev.cognate.userpool.context.CallerContext;
import dev.cognate.userpool.trigger.CustomMessageTrigger;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Sends messages, a bounded number at once. Call it after the commit of what the message speaks of. */
@ApplicationScoped
public class Messages {
    private static final Logger LOG = Logger.getLogger(Messages.class);

    private final EmailSender emails;
    private final SmsSender texts;
    private final MessageTriggers triggers;
    private final Semaphore inFlight;
    private final String publicUrl;

    Messages(
            EmailSender emails,
            SmsSender texts,
            MessageTriggers triggers,
            MessageConfig config,
            AccountConfig account) {
        this.emails = emails;
        this.texts = texts;
        this.triggers = triggers;
        this.inFlight = new Semaphore(config.maxInFlight());
        this.publicUrl = account.publicUrl().replaceAll("/+$", "");
    }

    /** Sends a message and waits for it to be accepted; fails with {@link CodeDeliveryFailureException}. */
    public Uni<CodeDeliveryDetailsType> send(Message message) {
        return bounded(message, () -> hand(message)).replaceWith(message.to().details());
    }

    /**
     * Sends a message without waiting, where an answer that waits would tell that a user exists. The work begins behind
     * the caller's, so that not even writing the message shows in the time of the answer. A failure is logged.
     */
    public CodeDeliveryDetailsType dispatch(Message message) {
        leave(message, () -> hand(message));
        return message.to().details();
    }

    /** Sends a notice without waiting. A failure is logged. */
    public void dispatch(SecurityNotice notice) {
        leave(notice, () -> triggers.send(notice) ? triggers.handOver(notice) : emails.send(notice));
    }

    private void leave(Record message, Supplier<Uni<Void>> work) {
        CallerContext.executor()
                .execute(() -> bounded(message, work)
                        .subscribe()
                        .with(
                                sent -> LOG.debugf("%s was sent", message),
                                failure -> LOG.warnf("%s: %s", message, failure.getMessage())));
    }

    private Uni<Void> bounded(Record message, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            Executor caller = CallerContext.executor();
            if (!inFlight.tryAcquire()) {
                return Uni.createFrom().failure(undeliverable());
            }
            return Uni.createFrom()
                    .deferred(() -> work.get())
                    .onTermination()
                    .invoke(() -> inFlight.release())
                    .onFailure(failure -> !(failure instanceof AwsException))
                    .transform(failure -> {
                        LOG.warnf("%s was not delivered: %s", message, failure);
                        return undeliverable();
                    })
                    .emitOn(caller);
        });
    }

    private Uni<Void> hand(Message message) {
        return triggers.send(message)
                ? triggers.handOver(message)
                : triggers.words(message).chain(words -> deliver(message, words));
    }

    private Uni<Void> deliver(Message message, CustomMessageTrigger.Words words) {
        Templates templates = new Templates(message.pool());
        String address = message.to().address();
        if (message.to().medium().equals(DeliveryMediumType.SMS)) {
            String text = words.sms()
                    .map(chosen -> Templates.fill(chosen, message.username(), message.secret()))
                    .orElseGet(() -> templates.sms(message.kind(), message.username(), message.secret()));
            return texts.send(message.pool().id(), address, text);
        }
        MessageText text = confirmsByLink(message, templates)
                ? templates.emailWithLink(link(message))
                : templates.email(message.kind(), message.username(), message.secret());
        return emails.send(message.pool(), address, reworded(text, words, message));
    }

    private MessageText reworded(MessageText text, CustomMessageTrigger.Words words, Message message) {
        String subject = words.subject()
                .map(chosen -> Templates.fill(chosen, message.username(), message.secret()))
                .orElse(text.subject());
        String body = words.email()
                .map(chosen -> isConfirmation(message) ? Templates.withLink(chosen, link(message)) : chosen)
                .map(chosen -> Templates.fillHtml(chosen, message.username(), message.secret()))
                .orElse(text.body());
        return new MessageText(subject, body);
    }

    private static boolean confirmsByLink(Message message, Templates templates) {
        return isConfirmation(message) && templates.confirmsByLink();
    }

    private static boolean isConfirmation(Message message) {
        boolean kind = message.kind() == MessageKind.SIGN_UP || message.kind() == MessageKind.SIGN_UP_AGAIN;
        return kind && message.clientId().isPresent();
    }

    private String link(Message message) {
        return publicUrl + "/confirmUser?client_id=" + encode(message.clientId().orElseThrow()) + "&user_name="
                + encode(message.username()) + "&confirmation_code=" + encode(message.secret());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static CodeDeliveryFailureException undeliverable() {
        return new CodeDeliveryFailureException("The verification code could not be delivered.");
    }
}
