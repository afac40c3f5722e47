package dev.cognate.userpool.trigger;

import dev.cognate.contract.idp.InvalidLambdaResponseException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks a function for the words of a message.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html">AWS's guide:
 *     custom message</a>
 */
@ApplicationScoped
public class CustomMessageTrigger {
    private static final String CODE = "{####}";
    private static final String USERNAME = "{username}";
    private static final String LINK = "{##Click Here##}";
    private static final Pattern ANY_LINK = Pattern.compile("\\{##.*?##}", Pattern.DOTALL);
    private static final int LONGEST_EMAIL = 20_000;
    private static final int LONGEST_SMS = 140;

    private final Triggers triggers;

    CustomMessageTrigger(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * The words a function chose, with placeholders; what is empty is left to the pool's templates.
     *
     * @param sms the text message
     * @param email the body of the e-mail, HTML
     * @param subject the subject of the e-mail
     */
    public record Words(Optional<String> sms, Optional<String> email, Optional<String> subject) {}

    /** Whether messages of the pool have to be asked for. */
    public boolean isSet(Occasion occasion) {
        return triggers.isSet(occasion.pool(), Trigger.CUSTOM_MESSAGE);
    }

    /** The words for a message. Fails with {@link InvalidLambdaResponseException} when the code has no place in them. */
    public Uni<Words> words(MessagePurpose purpose, Occasion occasion, Addressee to) {
        boolean invitation = purpose == MessagePurpose.ADMIN_CREATE_USER;
        Map<String, Object> request = TriggerEvents.request(to.attributes());
        request.put("codeParameter", CODE);
        request.put("linkParameter", LINK);
        request.put("usernameParameter", invitation ? USERNAME : null);
        TriggerEvents.addMetadata(request, occasion);
        TriggerSource source = TriggerSource.of(Trigger.CUSTOM_MESSAGE, purpose);
        Map<String, Object> response = TriggerEvents.unset("smsMessage", "emailMessage", "emailSubject");
        return triggers.call(new TriggerCall(source, occasion, to.username(), request, response))
                .map(answer -> new Words(
                        filled(answer.text("smsMessage")),
                        filled(answer.text("emailMessage")),
                        filled(answer.text("emailSubject"))))
                .invoke(words -> requireUsable(words, invitation));
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.filter(value -> !value.isBlank());
    }

    private static void requireUsable(Words words, boolean invitation) {
        words.sms().ifPresent(text -> requireUsable("smsMessage", text, LONGEST_SMS, invitation));
        words.email().ifPresent(text -> requireUsable("emailMessage", text, LONGEST_EMAIL, invitation));
    }

    private static void requireUsable(String name, String text, int longest, boolean invitation) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidLambdaResponseException(
                    "Invalid lambda response: " + name + " is longer than " + longest + " characters");
        }
        if (!text.contains(CODE) && !ANY_LINK.matcher(text).find()) {
            throw new InvalidLambdaResponseException("Invalid lambda response: " + name + " must contain " + CODE);
        }
        if (invitation && !text.contains(USERNAME)) {
            throw new InvalidLambdaResponseException("Invalid lambda response: " + name + " must contain " + USERNAME);
        }
    }
}
