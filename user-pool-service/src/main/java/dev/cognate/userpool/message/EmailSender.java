package dev.cognate.userpool.message;

import dev.cognate.contract.idp.EmailConfigurationType;
import dev.cognate.userpool.pool.UserPool;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sends e-mails over SMTP, from the pool's address or the service's. */
@ApplicationScoped
class EmailSender {
    private final ReactiveMailer mailer;
    private final MessageConfig.Email config;

    EmailSender(ReactiveMailer mailer, MessageConfig config) {
        this.mailer = mailer;
        this.config = config.email();
    }

    /** Fails when the SMTP server does not take the message in time. */
    Uni<Void> send(UserPool pool, String to, MessageText text) {
        Mail mail = Mail.withHtml(to, text.subject(), text.body()).setFrom(from(pool));
        settings(pool).map(EmailConfigurationType::replyToEmailAddress).ifPresent(mail::addReplyTo);
        return mailer.send(mail).ifNoItem().after(config.timeout()).fail();
    }

    /** The same for a notice, which may have addresses of its own. */
    Uni<Void> send(SecurityNotice notice) {
        UserPool pool = notice.occasion().pool();
        SecurityNotice.Letter letter = notice.letter();
        Mail mail = new Mail()
                .addTo(notice.to())
                .setSubject(letter.subject())
                .setHtml(letter.html().orElse(null))
                .setText(letter.text().orElse(null))
                .setFrom(letter.from().orElseGet(() -> from(pool)));
        letter.replyTo()
                .or(() -> settings(pool).map(EmailConfigurationType::replyToEmailAddress))
                .ifPresent(mail::addReplyTo);
        return mailer.send(mail).ifNoItem().after(config.timeout()).fail();
    }

    private String from(UserPool pool) {
        return settings(pool).map(EmailConfigurationType::from).orElseGet(config::from);
    }

    private static Optional<EmailConfigurationType> settings(UserPool pool) {
        return Optional.ofNullable(pool.settings().emailConfiguration());
    }
}
