package dev.cognate.userpool.recovery;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.password.PreparedPassword;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives a user a new lasting password; from then on the user is confirmed. */
@ApplicationScoped
class NewPassword {
    private final Users users;
    private final Passwords passwords;
    private final UserPoolEvents events;
    private final Clock clock;

    NewPassword(Users users, Passwords passwords, UserPoolEvents events, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** @param user locked in this transaction */
    Uni<User> store(
            Mutiny.Session session,
            UserPool pool,
            User user,
            PreparedPassword password,
            UserPoolEventType event,
            CallContext context) {
        User after = user.withStatus(UserStatus.CONFIRMED, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return passwords
                .store(session, pool, user, password, false)
                .chain(() -> users.update(session, pool, user, after))
                .call(stored -> events.record(session, event, pool, stored, EventDetails.of(context)));
    }
}
