package dev.cognate.userpool.token;

import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.Optional;
import java.util.UUID;

/**
 * Who stands behind a valid access token.
 *
 * @param pool the pool that issued it
 * @param client the app client it was issued to
 * @param user the user, enabled, as the database has it now
 * @param originJti the sign-in the token stems from
 * @param deviceKey the device of that sign-in, where devices are tracked and until it is forgotten
 */
public record SignedInUser(UserPool pool, AppClient client, User user, UUID originJti, Optional<String> deviceKey) {

    /** The client and its pool. */
    public ClientInPool target() {
        return new ClientInPool(pool, client);
    }
}
