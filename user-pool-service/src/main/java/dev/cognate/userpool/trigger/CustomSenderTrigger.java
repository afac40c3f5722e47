package dev.cognate.userpool.trigger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Leaves the sending of messages to functions, which get the code encrypted. Nobody waits for what they return.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html">AWS's
 *     guide: custom senders</a>
 */
@ApplicationScoped
public class CustomSenderTrigger {
    private static final Set<MessagePurpose> WITH_METADATA =
            Set.of(MessagePurpose.FORGOT_PASSWORD, MessagePurpose.SIGN_UP, MessagePurpose.AUTHENTICATION);

    private static final String EMAIL_REQUEST = "customEmailSenderRequestV1";

    private final Triggers triggers;
    private final CodeEncryption encryption;

    CustomSenderTrigger(Triggers triggers, CodeEncryption encryption) {
        this.triggers = triggers;
        this.encryption = encryption;
    }

    /** Whether a function of the pool sends its e-mails. */
    public boolean sendsEmail(Occasion occasion) {
        return triggers.isSet(occasion.pool(), Trigger.CUSTOM_EMAIL_SENDER);
    }

    /** Whether a function of the pool sends its text messages. */
    public boolean sendsSms(Occasion occasion) {
        return triggers.isSet(occasion.pool(), Trigger.CUSTOM_SMS_SENDER);
    }

    /** Hands an e-mail over; temporary passwords are HTML-escaped in it, as in Cognito. */
    public Uni<Void> email(MessagePurpose purpose, Occasion occasion, Addressee to, String secret) {
        String text = purpose == MessagePurpose.ADMIN_CREATE_USER
                ? secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : secret;
        return send(TriggerSource.of(Trigger.CUSTOM_EMAIL_SENDER, purpose), purpose, occasion, to, text);
    }

    /** Hands a text message over. */
    public Uni<Void> sms(MessagePurpose purpose, Occasion occasion, Addressee to, String secret) {
        return send(TriggerSource.of(Trigger.CUSTOM_SMS_SENDER, purpose), purpose, occasion, to, secret);
    }

    /**
     * Hands a notice over that somebody may try to take an account over. It has no code, and in place of the user's
     * attributes what is known of the attempt, as in Cognito.
     *
     * @param facts by the names Cognito gives them; null for what is not known
     */
    public Uni<Void> accountTakeOver(Occasion occasion, String username, Map<String, String> facts) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("type", EMAIL_REQUEST);
        request.put("code", null);
        request.put("clientMetadata", null);
        request.put("userAttributes", facts);
        return triggers.tell(new TriggerCall(
                TriggerSource.CUSTOM_EMAIL_SENDER_ACCOUNT_TAKE_OVER_NOTIFICATION, occasion, username, request, null));
    }

    private Uni<Void> send(
            TriggerSource source, MessagePurpose purpose, Occasion occasion, Addressee to, String secret) {
        boolean email = source.trigger() == Trigger.CUSTOM_EMAIL_SENDER;
        return encryption.encrypt(occasion.pool(), secret).chain(code -> {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("type", email ? EMAIL_REQUEST : "customSMSSenderRequestV1");
            request.put("code", code);
            request.put(
                    "clientMetadata",
                    WITH_METADATA.contains(purpose)
                                    && !occasion.clientMetadata().isEmpty()
                            ? occasion.clientMetadata()
                            : null);
            request.put("userAttributes", to.attributes());
            return triggers.tell(new TriggerCall(source, occasion, to.username(), request, null));
        });
    }
}
