package dev.cognate.userpool.mfa.totp;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.signin.SignInSessions;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The two steps in which a user sets up an authenticator app, whichever way the user is known. */
@ApplicationScoped
class SoftwareTokenSetUp {
    private static final int LONGEST_NAME = 128;

    private final SoftwareTokens tokens;
    private final Database database;
    private final Users users;
    private final UserPoolEvents events;

    SoftwareTokenSetUp(SoftwareTokens tokens, Database database, Users users, UserPoolEvents events) {
        this.tokens = tokens;
        this.database = database;
        this.users = users;
        this.events = events;
    }

    /** The first code of an authenticator app, and what the user calls it. */
    record Proof(String code, Optional<String> friendlyName) {
        Proof {
            if (friendlyName.filter(name -> name.length() > LONGEST_NAME).isPresent()) {
                throw new InvalidParameterException(
                        "FriendlyDeviceName must have at most " + LONGEST_NAME + " characters.");
            }
        }

        @Override
        public String toString() {
            return "Proof[]";
        }
    }

    /** The new secret. */
    Uni<String> begin(UserPool pool, UUID sub) {
        SoftwareTokens.requireOffered(pool);
        return database.inTransaction(session -> locked(session, pool, sub).chain(user -> tokens.begin(session, user)));
    }

    /** Accepts the first code of a user who is signed in. */
    Uni<User> finish(UserPool pool, UUID sub, Proof proof, CallContext context) {
        SoftwareTokens.requireOffered(pool);
        return database.inTransaction(
                session -> locked(session, pool, sub).call(user -> finish(session, pool, user, proof, context)));
    }

    /** Accepts the first code of a user on the way in, who has no authenticator app yet. */
    Uni<User> finishFirst(UserPool pool, UUID sub, Proof proof, CallContext context) {
        SoftwareTokens.requireOffered(pool);
        return database.inTransaction(session -> locked(session, pool, sub)
                .call(user -> requireNone(session, user))
                .call(user -> finish(session, pool, user, proof, context)));
    }

    /** A session from before the user had an authenticator app must not replace it. */
    private Uni<Void> requireNone(Mutiny.Session session, User user) {
        return tokens.isSetUp(session, user)
                .invoke(setUp -> {
                    if (setUp) {
                        throw SignInSessions.invalid();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> finish(Mutiny.Session session, UserPool pool, User user, Proof proof, CallContext context) {
        return tokens.finish(session, user, proof.code(), proof.friendlyName())
                .chain(() -> events.record(
                        session, UserPoolEventType.SOFTWARE_TOKEN_REGISTERED, pool, user, EventDetails.of(context)));
    }

    private Uni<User> locked(Mutiny.Session session, UserPool pool, UUID sub) {
        return users.findForUpdate(session, pool.id(), sub).map(found -> found.orElseThrow(UserExistence::missing));
    }
}
