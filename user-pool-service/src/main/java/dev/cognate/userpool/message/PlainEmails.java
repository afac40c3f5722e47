package dev.cognate.userpool.message;

import dev.cognate.contract.idp.LambdaConfigType;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** E-mails that hold no code and belong to no operation of the API, so that no function of a pool has a say in them. */
@ApplicationScoped
public class PlainEmails {
    private final EmailSender emails;

    PlainEmails(EmailSender emails) {
        this.emails = emails;
    }

    /** Whether a pool's e-mails are sent here; where a function sends them, it would not know of these. */
    public static boolean arePossible(UserPool pool) {
        return Optional.ofNullable(pool.settings().lambdaConfig())
                .map(LambdaConfigType::customEmailSender)
                .isEmpty();
    }

    /** Sends one from the pool's address. Fails when it is not taken in time. */
    public Uni<Void> send(UserPool pool, String to, String subject, String html) {
        return emails.send(pool, to, new MessageText(subject, html));
    }
}
