package dev.cognate.userpool.message;

import dev.cognate.userpool.pool.UserPool;
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
 */
public record Message(
        UserPool pool, MessageKind kind, Destination to, String username, String secret, Optional<String> clientId) {
    @Override
    public String toString() {
        return "Message[pool=" + pool.id() + ", kind=" + kind + ", to=" + to + "]";
    }
}
