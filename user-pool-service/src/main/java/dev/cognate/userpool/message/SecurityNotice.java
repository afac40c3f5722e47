package dev.cognate.userpool.message;

import dev.cognate.userpool.trigger.Occasion;
import java.util.Map;
import java.util.Optional;

/**
 * An e-mail that tells a user of somebody who may try to take the account over.
 *
 * @param occasion the sign-in that gave rise to it
 * @param username of the user
 * @param to the user's address, verified or not
 * @param facts what a function that sends it in our place hears of the sign-in; null for what is not known
 * @param letter what we send
 */
public record SecurityNotice(Occasion occasion, String username, String to, Map<String, String> facts, Letter letter) {

    /**
     * A letter with everything filled in.
     *
     * @param html the body for programs that show HTML; with {@code text}, at least one is there
     * @param from in place of the pool's address
     * @param replyTo in place of the pool's
     */
    public record Letter(
            String subject,
            Optional<String> html,
            Optional<String> text,
            Optional<String> from,
            Optional<String> replyTo) {
        @Override
        public String toString() {
            return "Letter[]";
        }
    }

    @Override
    public String toString() {
        return "SecurityNotice[" + occasion + "]";
    }
}
