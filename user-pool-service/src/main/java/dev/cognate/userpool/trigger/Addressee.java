package dev.cognate.userpool.trigger;

import dev.cognate.userpool.user.User;
import java.util.Map;

/**
 * Whom a message is for.
 *
 * @param username as in the event
 * @param attributes as in the event
 */
public record Addressee(String username, Map<String, String> attributes) {

    /** A user. */
    public static Addressee of(User user) {
        return new Addressee(user.username(), TriggerEvents.attributes(user));
    }

    @Override
    public String toString() {
        return "Addressee[]";
    }
}
