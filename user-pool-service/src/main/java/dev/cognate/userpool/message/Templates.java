package dev.cognate.userpool.message;

import dev.cognate.contract.idp.AdminCreateUserConfigType;
import dev.cognate.contract.idp.DefaultEmailOptionType;
import dev.cognate.contract.idp.EmailMfaConfigType;
import dev.cognate.contract.idp.MessageTemplateType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.VerificationMessageTemplateType;
import dev.cognate.userpool.pool.UserPool;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of a pool's messages. Where a pool has none of its own, Cognito's stand in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html">AWS's
 *     guide: message templates</a>
 */
final class Templates {
    private static final String CODE = "{####}";
    private static final String USERNAME = "{username}";
    private static final Pattern LINK = Pattern.compile("\\{##([^#].*?)##}", Pattern.DOTALL);

    private static final String VERIFICATION = "Your verification code is {####}. ";
    private static final String VERIFICATION_SUBJECT = "Your verification code";
    private static final String LINK_MESSAGE =
            "Please click the link below to verify your email address. {##Verify Email##} ";
    private static final String LINK_SUBJECT = "Your verification link";
    private static final String SIGN_IN = "Your authentication code is {####}. ";
    private static final String SIGN_IN_SUBJECT = "Your authentication code";
    private static final String INVITATION = "Your username is {username} and temporary password is {####}. ";
    private static final String WELCOME = "Your username is {username}. ";
    private static final String INVITATION_SUBJECT = "Your temporary password";

    private final UserPoolType settings;
    private final EmailMfaConfigType signIn;

    Templates(UserPool pool) {
        this.settings = pool.settings();
        this.signIn = Objects.requireNonNullElse(
                pool.mfa().email(), EmailMfaConfigType.builder().build());
    }

    /** Whether a sign-up is confirmed by following a link instead of typing a code. */
    boolean confirmsByLink() {
        return verification(VerificationMessageTemplateType::defaultEmailOption)
                .filter(DefaultEmailOptionType.CONFIRM_WITH_LINK::equals)
                .isPresent();
    }

    /** An e-mail with a code or temporary password; values are escaped, as bodies are HTML. */
    MessageText email(MessageKind kind, String username, String secret) {
        String body = switch (kind) {
            case INVITATION ->
                invitation(MessageTemplateType::emailMessage).orElse(secret.isEmpty() ? WELCOME : INVITATION);
            case SIGN_IN -> Objects.requireNonNullElse(signIn.message(), SIGN_IN);
            case SIGN_UP, SIGN_UP_AGAIN, VERIFY_ATTRIBUTE, CHANGED_ATTRIBUTE, FORGOT_PASSWORD ->
                first(
                        VERIFICATION,
                        verification(VerificationMessageTemplateType::emailMessage),
                        settings.emailVerificationMessage());
        };
        String subject = switch (kind) {
            case INVITATION -> invitation(MessageTemplateType::emailSubject).orElse(INVITATION_SUBJECT);
            case SIGN_IN -> Objects.requireNonNullElse(signIn.subject(), SIGN_IN_SUBJECT);
            case SIGN_UP, SIGN_UP_AGAIN, VERIFY_ATTRIBUTE, CHANGED_ATTRIBUTE, FORGOT_PASSWORD ->
                first(
                        VERIFICATION_SUBJECT,
                        verification(VerificationMessageTemplateType::emailSubject),
                        settings.emailVerificationSubject());
        };
        return new MessageText(fill(subject, username, secret), fillHtml(body, username, secret));
    }

    /** The e-mail that confirms a sign-up by link. */
    MessageText emailWithLink(String url) {
        String body = verification(VerificationMessageTemplateType::emailMessageByLink)
                .orElse(LINK_MESSAGE);
        String subject = verification(VerificationMessageTemplateType::emailSubjectByLink)
                .orElse(LINK_SUBJECT);
        return new MessageText(subject, withLink(body, url));
    }

    /** With a link in place of each {@code {##text##}}. */
    static String withLink(String body, String url) {
        return LINK.matcher(body)
                .replaceAll(found ->
                        Matcher.quoteReplacement("<a href=\"" + escape(url) + "\">" + found.group(1) + "</a>"));
    }

    /** A text message. */
    String sms(MessageKind kind, String username, String secret) {
        String text = switch (kind) {
            case INVITATION ->
                invitation(MessageTemplateType::smsMessage).orElse(secret.isEmpty() ? WELCOME : INVITATION);
            case SIGN_IN -> first(SIGN_IN, Optional.empty(), settings.smsAuthenticationMessage());
            case SIGN_UP, SIGN_UP_AGAIN, VERIFY_ATTRIBUTE, CHANGED_ATTRIBUTE, FORGOT_PASSWORD ->
                first(
                        VERIFICATION,
                        verification(VerificationMessageTemplateType::smsMessage),
                        settings.smsVerificationMessage());
        };
        return fill(text, username, secret);
    }

    private <T> Optional<T> verification(Function<VerificationMessageTemplateType, T> member) {
        return Optional.ofNullable(settings.verificationMessageTemplate()).map(member);
    }

    private Optional<String> invitation(Function<MessageTemplateType, String> member) {
        return Optional.ofNullable(settings.adminCreateUserConfig())
                .map(AdminCreateUserConfigType::inviteMessageTemplate)
                .map(member);
    }

    private static String first(String otherwise, Optional<String> template, String older) {
        return Stream.concat(template.stream(), Stream.ofNullable(older))
                .findFirst()
                .orElse(otherwise);
    }

    /** With both placeholders filled, their values escaped. */
    static String fillHtml(String template, String username, String secret) {
        return fill(template, escape(username), escape(secret));
    }

    /** In one pass, so that a placeholder inside a value stays text. */
    static String fill(String template, String username, String secret) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            if (template.startsWith(CODE, at)) {
                filled.append(secret);
                at += CODE.length();
            } else if (template.startsWith(USERNAME, at)) {
                filled.append(username);
                at += USERNAME.length();
            } else {
                filled.append(template.charAt(at++));
            }
        }
        return filled.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
