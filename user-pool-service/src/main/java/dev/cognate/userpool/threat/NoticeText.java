package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.NotifyEmailType;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of notices, and the placeholders in them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html#cognito-user-pool-settings-message-templates">AWS's
 *     guide: advanced security template placeholders</a>
 */
final class NoticeText {
    static final String EVENT_ID = "EVENT_ID";
    static final String USER_NAME = "USER_NAME";
    static final String IP_ADDRESS = "IP_ADDRESS";
    static final String ACTION = "ACCOUNT_TAKE_OVER_ACTION";
    static final String LOGIN_TIME = "LOGIN_TIME";
    static final String DEVICE_NAME = "DEVICE_NAME";
    static final String CITY = "CITY";
    static final String COUNTRY = "COUNTRY";
    static final String LINK_VALID = "ONE_CLICK_LINK_VALID";
    static final String LINK_INVALID = "ONE_CLICK_LINK_INVALID";
    static final String FEEDBACK_TOKEN = "FEEDBACK_TOKEN";

    /** Where a pool has no words of its own. */
    static final NotifyEmailType LET_IN = words(
            "New sign-in to your account",
            "Somebody signed in to your account {username} from a place or a device we have not seen you at before.");

    static final NotifyEmailType ASKED = words(
            "Unusual sign-in to your account",
            "Somebody began to sign in to your account {username} in an unusual way. We asked for a second factor.");

    static final NotifyEmailType BLOCKED = words(
            "Blocked sign-in to your account",
            "We blocked a sign-in to your account {username}, because it did not look like yours.");

    private static final String UNKNOWN = "unknown";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("username", USER_NAME),
            Map.entry("ip-address", IP_ADDRESS),
            Map.entry("city", CITY),
            Map.entry("country", COUNTRY),
            Map.entry("login-time", LOGIN_TIME),
            Map.entry("device-name", DEVICE_NAME),
            Map.entry("one-click-link-valid", LINK_VALID),
            Map.entry("one-click-link-invalid", LINK_INVALID),
            Map.entry("event-id", EVENT_ID),
            Map.entry("feedback-token", FEEDBACK_TOKEN));

    private NoticeText() {}

    /** Fills the placeholders of a plain text; what is not known reads {@code unknown}. */
    static String fill(String template, Map<String, String> facts) {
        return fill(template, facts, UnaryOperator.identity());
    }

    /** Fills the placeholders of HTML; their values are escaped. */
    static String fillHtml(String template, Map<String, String> facts) {
        return fill(template, facts, NoticeText::escape);
    }

    /** In one pass, so that a placeholder inside a value stays text. */
    private static String fill(String template, Map<String, String> facts, UnaryOperator<String> escape) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String fact = FACTS.get(found.group(1));
            String value = fact == null ? null : facts.get(fact);
            return Matcher.quoteReplacement(
                    fact == null ? found.group() : escape.apply(value == null ? UNKNOWN : value));
        });
    }

    private static NotifyEmailType words(String subject, String what) {
        String rest = "Time: {login-time}\nAddress: {ip-address}\nDevice: {device-name}\n\n"
                + "If that was you, there is nothing to do. If it was not, change your password.\n";
        return NotifyEmailType.builder()
                .subject(subject)
                .textBody(what + "\n\n" + rest)
                .build();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
