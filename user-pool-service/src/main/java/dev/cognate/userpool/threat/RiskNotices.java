package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.NotifyConfigurationType;
import dev.cognate.contract.idp.NotifyEmailType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.message.Messages;
import dev.cognate.userpool.message.SecurityNotice;
import dev.cognate.userpool.signin.Attempt;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells users of risky sign-ins to their accounts, at their e-mail address, verified or not. The sign-in does not wait.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html#user-pool-settings-adaptive-authentication-messages">AWS's
 *     guide: notification messages</a>
 */
@ApplicationScoped
class RiskNotices {
    private static final Logger LOG = Logger.getLogger(RiskNotices.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, MMMM dd, yyyy hh:mm a 'UTC'", Locale.US);

    private final Messages messages;
    private final FeedbackTokens feedback;
    private final Clock clock;

    RiskNotices(Messages messages, FeedbackTokens feedback, Clock clock) {
        this.messages = messages;
        this.feedback = feedback;
        this.clock = clock;
    }

    /** Sends a notice, where the pool wants one of this decision. */
    void send(Attempt attempt, User user, RiskConfiguration configuration, Decision decision) {
        if (!decision.notifies()) {
            return;
        }
        Optional<String> address = user.attribute(Destination.EMAIL);
        if (address.isEmpty()) {
            LOG.debugf("Nobody hears of decision %s: the user has no e-mail address", decision.eventId());
            return;
        }
        Map<String, String> facts = facts(attempt, user, decision);
        messages.dispatch(new SecurityNotice(
                Occasion.of(attempt.target(), attempt.context(), Map.of()),
                user.username(),
                address.get(),
                facts,
                letter(configuration.notices(), decision.measure(), facts)));
    }

    /** By the names functions that send e-mails know them by. */
    private Map<String, String> facts(Attempt attempt, User user, Decision decision) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(NoticeText.EVENT_ID, decision.eventId().toString());
        facts.put(NoticeText.USER_NAME, user.username());
        facts.put(NoticeText.IP_ADDRESS, attempt.context().sourceIp());
        facts.put(NoticeText.ACTION, decision.wireName());
        facts.put(NoticeText.LOGIN_TIME, TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        facts.put(NoticeText.DEVICE_NAME, DeviceName.of(attempt).orElse(null));
        facts.put(NoticeText.CITY, null);
        facts.put(NoticeText.COUNTRY, null);
        facts.put(NoticeText.LINK_VALID, null);
        facts.put(NoticeText.LINK_INVALID, null);
        facts.put(
                NoticeText.FEEDBACK_TOKEN, feedback.of(user, decision.eventId().toString()));
        return facts;
    }

    private static SecurityNotice.Letter letter(
            Optional<NotifyConfigurationType> wanted, Measure measure, Map<String, String> facts) {
        NotifyEmailType template = switch (measure) {
            case NONE, LET_IN ->
                wanted.map(NotifyConfigurationType::noActionEmail).orElse(NoticeText.LET_IN);
            case ASK_FACTOR -> wanted.map(NotifyConfigurationType::mfaEmail).orElse(NoticeText.ASKED);
            case BLOCK -> wanted.map(NotifyConfigurationType::blockEmail).orElse(NoticeText.BLOCKED);
        };
        return new SecurityNotice.Letter(
                NoticeText.fill(template.subject(), facts),
                Optional.ofNullable(template.htmlBody()).map(html -> NoticeText.fillHtml(html, facts)),
                Optional.ofNullable(template.textBody()).map(text -> NoticeText.fill(text, facts)),
                wanted.map(NotifyConfigurationType::from),
                wanted.map(NotifyConfigurationType::replyTo));
    }
}
