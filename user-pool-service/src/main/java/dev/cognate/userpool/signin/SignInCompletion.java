package dev.cognate.userpool.signin;

import dev.cognate.userpool.database.Database;
import dev.cognate.userpool.token.Issuance;
import dev.cognate.userpool.token.TokenFamilies;
import dev.cognate.userpool.token.TokenHolder;
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
                .chain(holder -> issuer.issue(new Issuance(
                        attempt.target(), holder, cause(attempt), attempt.clientMetadata(), attempt.context())))
                .map(SignInAnswer::signedIn);
    }

    private Uni<TokenHolder> store(Mutiny.Session session, Attempt attempt, User user) {
        return families.start(session, attempt.target(), user)
                .call(holder -> journal.succeeded(session, attempt, user, holder.family()));
    }

    private static Issuance.Cause cause(Attempt attempt) {
        return switch (attempt.method()) {
            case "NEW_PASSWORD_REQUIRED" -> Issuance.Cause.NEW_PASSWORD_CHALLENGE;
            case "DEVICE_PASSWORD_VERIFIER" -> Issuance.Cause.AUTHENTICATE_DEVICE;
            default -> Issuance.Cause.AUTHENTICATION;
        };
    }
}
