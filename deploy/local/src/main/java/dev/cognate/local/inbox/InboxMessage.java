package dev.cognate.local.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A message somebody would have received.
 *
 * @param id unique, later ones sort after earlier ones
 * @param channel how it was sent
 * @param to the address or number it was sent to
 * @param from the sender; null when an SMS names none
 * @param subject null for an SMS
 * @param text the words of it
 * @param html the HTML part of an e-mail, null when there is none
 * @param code the confirmation code in it, null when none was found
 * @param link the first link in it, null when there is none
 * @param receivedAt when it arrived
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InboxMessage(
        String id,
        Channel channel,
        String to,
        String from,
        String subject,
        String text,
        String html,
        String code,
        String link,
        Instant receivedAt) {

    /** The confirmation code, when one was found. */
    public Optional<String> findCode() {
        return Optional.ofNullable(code);
    }
}
