package dev.cognate.userpool.userimport;

import dev.cognate.contract.idp.AliasExistsException;
import dev.cognate.contract.idp.UsernameExistsException;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.mfa.MfaPreferences;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import dev.cognate.userpool.userimport.csv.CsvRow;
import dev.cognate.userpool.userimport.row.ImportedUser;
import dev.cognate.userpool.userimport.row.RefusedRowException;
import dev.cognate.userpool.userimport.row.RowRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes a user of a row. No trigger runs and no message goes out: nobody has signed up. */
@ApplicationScoped
class RowImport {
    private final Users users;
    private final Passwords passwords;
    private final MfaPreferences preferences;
    private final UserPoolEvents events;

    RowImport(Users users, Passwords passwords, MfaPreferences preferences, UserPoolEvents events) {
        this.users = users;
        this.passwords = passwords;
        this.preferences = preferences;
        this.events = events;
    }

    /** Where a row comes from. */
    record Source(UserPool pool, ImportJob job, RowRules rules) {}

    /** Makes the user, or says why there is none; then nothing of it is left in the transaction. */
    Uni<RowResult> make(Mutiny.Session session, Source source, CsvRow row) {
        return switch (row) {
            case CsvRow.Malformed malformed ->
                Uni.createFrom().item(RowResult.failed(malformed.line(), malformed.reason()));
            case CsvRow.Values values ->
                Uni.createFrom()
                        .deferred(() -> create(session, source, source.rules().read(values.values())))
                        .replaceWith(RowResult.succeeded(row.line()))
                        .onFailure(UsernameExistsException.class)
                        .recoverWithItem(() -> RowResult.skipped(row.line()))
                        .onFailure(RowImport::isOfTheRow)
                        .recoverWithItem(refused -> RowResult.failed(row.line(), refused.getMessage()));
        };
    }

    private static boolean isOfTheRow(Throwable failure) {
        return failure instanceof RefusedRowException || failure instanceof AliasExistsException;
    }

    private Uni<User> create(Mutiny.Session session, Source source, ImportedUser imported) {
        return users.createAmongOthers(session, source.pool(), imported.wanted())
                .call(user -> imported.hash()
                        .map(hash -> passwords.storeForeign(session, user, hash))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(user -> imported.mfa()
                        .map(method -> preferences.switchOn(session, user, method))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(user -> events.record(
                        session,
                        UserPoolEventType.USER_IMPORTED,
                        source.pool(),
                        user,
                        Map.of("jobId", source.job().id())));
    }
}
