package dev.cognate.userpool.token;

import dev.cognate.userpool.group.UserGroups;
import dev.cognate.userpool.user.User;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A token family and the user it belongs to, as one read finds them.
 *
 * @param family the sign-in
 * @param user who signed in
 * @param groups the groups that user is in now
 */
public record TokenHolder(TokenFamily family, User user, UserGroups groups) {

    /** Revoked by itself or by a sign-out of the whole user. */
    boolean revoked() {
        return family.revoked()
                || family.authTime().isBefore(user.tokensValidFrom().truncatedTo(ChronoUnit.SECONDS));
    }

    TokenHolder withRefreshJti(UUID newest) {
        return new TokenHolder(family.withRefreshJti(newest), user, groups);
    }
}
