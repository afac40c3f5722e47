package dev.cognate.userpool.signin;

import dev.cognate.database.Database;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds the user a Session is about. */
@ApplicationScoped
public class SessionUsers {
    private final Database database;
    private final Users users;

    SessionUsers(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    /**
     * The user a Session is about, read anew, whom the USERNAME of the answer must name: the name the sign-in began with,
     * the user name, the sub or an alias.
     *
     * @return empty when the sign-in is of a user that does not exist; fails with NotAuthorizedException when the name is
     *     another's or the user is gone
     */
    public Uni<Optional<User>> find(Attempt attempt, SignInSession session) {
        return Uni.createFrom().deferred(() -> {
            String username = attempt.requireUsername();
            UUID sub = session.sub().orElse(session.id());
            return database.read(db -> users.find(db, session.poolId(), sub))
                    .invoke(found -> requireSame(session, found))
                    .chain(found -> isNamed(username, session, found)
                            ? Uni.createFrom().item(found)
                            : findByAlias(attempt, username, found));
        });
    }

    /** Like {@link #find}, for a challenge that is only ever asked of users who exist. */
    public Uni<User> require(Attempt attempt, SignInSession session) {
        return find(attempt, session).map(found -> found.orElseThrow(SignInSessions::invalid));
    }

    private Uni<Optional<User>> findByAlias(Attempt attempt, String username, Optional<User> expected) {
        return database.read(db -> users.find(db, attempt.pool(), username))
                .map(named -> named.filter(user -> expected.isPresent()
                                && user.sub().equals(expected.get().sub()))
                        .orElseThrow(SignInSessions::invalid))
                .map(Optional::of);
    }

    private static void requireSame(SignInSession session, Optional<User> found) {
        if (session.sub().isPresent() && found.isEmpty()) {
            throw SignInSessions.invalid();
        }
    }

    private static boolean isNamed(String username, SignInSession session, Optional<User> found) {
        return username.equals(session.progress().requestedName())
                || found.filter(user -> username.equals(user.username())
                                || username.equals(user.sub().toString()))
                        .isPresent();
    }
}
