package dev.cognate.userpool.signin;

import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.token.TokenFamily;
import dev.cognate.userpool.token.TokenIssuer;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** The last step: one transaction makes the sign-in durable, then the tokens are signed. */
@ApplicationScoped
class SignInCompletion {
    private final Database database;
    private final TokenFamilies families;
    private final TokenIssuer issuer;
    private final SignInJournal journal;

    SignInCompletion(Database database, TokenFamilies families, TokenIssuer issuer, SignInJournal journal) {
        this.database = database;
        this.families = families;
        this.issuer = issuer;
        this.journal = journal;
    }

    Uni<SignInAnswer> complete(Attempt attempt, SignInOutcome.Shown shown) {
        return database.inTransaction(session -> store(session, attempt, shown.user()))
                .chain(family -> issuer.issue(attempt.target(), shown.user(), family))
                .map(SignInAnswer::signedIn);
    }

    private Uni<TokenFamily> store(Mutiny.Session session, Attempt attempt, User user) {
        return families.start(session, attempt.target(), user)
                .call(family -> journal.succeeded(session, attempt, user, family));
    }
}
