package dev.cognate.userpool.message;

import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.user.User;
import java.util.Optional;

/**
 * A message to one user.
 *
 * @param pool whose templates it uses
 * @param kind what it is for
 * @param to where it goes
 * @param username fills {@code {username}}
 * @param secret fills {@code {####}}: a code or a temporary password
 * @param clientId the app client a confirmation link is for, if any
 * @param cause what the pool's triggers are told of it
 */
public record Message(
        UserPool pool,
        MessageKind kind,
        Destination to,
        String username,
        String secret,
        Optional<String> clientId,
        Optional<Cause> cause) {

    /**
     * What led to a message.
     *
     * @param user who gets it
     * @param occasion the call to the API
     */
    public record Cause(User user, Occasion occasion) {}

    /** A message; say with {@link #about} what led to it. */
    public Message(
            UserPool pool,
            MessageKind kind,
            Destination to,
            String username,
            String secret,
            Optional<String> clientId) {
        this(pool, kind, to, username, secret, clientId, Optional.empty());
    }

    /** The same with what led to it. */
    public Message about(User user, Occasion occasion) {
        return new Message(pool, kind, to, username, secret, clientId, Optional.of(new Cause(user, occasion)));
    }

    @Override
    public String toString() {
        return "Message[pool=" + pool.id() + ", kind=" + kind + ", to=" + to + "]";
    }
}
