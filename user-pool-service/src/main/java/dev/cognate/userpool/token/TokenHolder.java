package dev.cognate.userpool.token;

import dev.cognate.userpool.user.User;
import java.time.temporal.ChronoUnit;

/** A token family and the user it belongs to, as one read finds them. */
record TokenHolder(TokenFamily family, User user) {

    /** Revoked by itself or by a sign-out of the whole user. */
    boolean revoked() {
        return family.revoked()
                || family.authTime().isBefore(user.tokensValidFrom().truncatedTo(ChronoUnit.SECONDS));
    }
}
