package dev.cognate.userpool.login;

import dev.cognate.database.Database;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.token.SignedInUser;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows who is signed in at a page, as the operations of users take it. */
@ApplicationScoped
public class Visitors {
    private final Database database;
    private final Users users;

    Visitors(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    /** The user of a session, as the database has it now. */
    public Uni<SignedInUser> of(Visit visit, BrowserSession session) {
        return database.read(db -> users.find(db, session.poolId(), session.sub()))
                .map(found -> found.orElseThrow(() -> new IllegalStateException("a session without its user")))
                .map(user -> new SignedInUser(
                        visit.pool(), visit.target().client(), user, session.id(), session.deviceKey()));
    }
}
