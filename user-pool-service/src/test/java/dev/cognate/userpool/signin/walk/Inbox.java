package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/**
 * What a person had received before a call.
 *
 * @param mails how many mails
 * @param texts how many text messages
 */
record Inbox(Person person, int mails, int texts) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Inbox of(Person person) {
        int mails = person.email
                .map(address -> EmbeddedMailServer.shared().mailsTo(address).size())
                .orElse(0);
        return new Inbox(
                person, mails, person.phone.map(phone -> texts(phone).size()).orElse(0));
    }

    /** The code that comes with a challenge, if one does. */
    Optional<String> next(ChallengeNameType challenge) {
        return switch (challenge) {
            case EMAIL_OTP -> person.email.map(this::nextMail);
            case SMS_OTP, SMS_MFA -> person.phone.map(this::nextText);
            default -> Optional.empty();
        };
    }

    private String nextMail(String address) {
        return EmbeddedMailServer.shared().awaitMailTo(address, mails + 1).code();
    }

    private String nextText(String phone) {
        return Awaitility.await("text message to " + phone)
                .atMost(PATIENCE)
                .until(() -> texts(phone), received -> received.size() > texts)
                .getFirst()
                .replaceAll("\\D", "");
    }

    /** Newest first. */
    private static List<String> texts(String phone) {
        return WebhookReceiver.shared().posts().stream()
                .filter(post -> post.toString().contains(phone))
                .map(post -> post.path("message").asText())
                .toList();
    }
}
