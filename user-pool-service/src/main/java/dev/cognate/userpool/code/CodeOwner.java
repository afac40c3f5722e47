package dev.cognate.userpool.code;

import dev.cognate.userpool.user.User;
import java.util.UUID;

/**
 * Whose code it is: a user's, or nobody's. Nobody's codes are kept like a user's, so that neither answer nor time tells
 * whether a user exists, but in a bounded number of rows, which unknown names share.
 *
 * @param poolId the pool
 * @param sub the user, or a slot for unknown names
 * @param tag empty for users; tells apart the names that share a slot
 */
public record CodeOwner(String poolId, UUID sub, String tag) {

    /** A user. */
    public static CodeOwner of(User user) {
        return new CodeOwner(user.poolId(), user.sub(), "");
    }
}
