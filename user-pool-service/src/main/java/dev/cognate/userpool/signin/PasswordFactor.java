package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.database.Database;
import dev.cognate.userpool.password.Passwords;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The password itself, over TLS. */
@ApplicationScoped
public class PasswordFactor implements FirstFactor {
    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final PasswordOutcome outcome;

    PasswordFactor(Database database, Users users, Passwords passwords, PasswordOutcome outcome) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.outcome = outcome;
    }

    @Override
    public Set<AuthFlowType> flows() {
        return Set.of(
                AuthFlowType.USER_PASSWORD_AUTH, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, AuthFlowType.ADMIN_NO_SRP_AUTH);
    }

    @Override
    public Uni<SignInOutcome> begin(Attempt attempt) {
        return prove(attempt, Progress.begin(attempt, attempt.requireUsername()));
    }

    /**
     * Judges the PASSWORD of a call.
     *
     * @param progress names the user and says what was shown before
     */
    public Uni<SignInOutcome> prove(Attempt attempt, Progress progress) {
        String name = progress.requestedName();
        String password = attempt.require("PASSWORD");
        return database.read(session -> users.find(session, attempt.pool(), name))
                .call(user -> outcome.requireAllowed(attempt, user, name))
                .chain(user -> examine(user, name, password))
                .chain(finding -> outcome.judge(attempt, finding))
                .map(user -> new SignInOutcome.Shown(user, progress.with(Factor.PASSWORD)));
    }

    private Uni<PasswordOutcome.Finding> examine(Optional<User> user, String name, String password) {
        return passwords
                .matches(user, password)
                .chain(right ->
                        expired(user, right).map(expired -> new PasswordOutcome.Finding(user, name, right, expired)));
    }

    private Uni<Boolean> expired(Optional<User> user, boolean right) {
        if (right && user.orElseThrow().status() == UserStatus.FORCE_CHANGE_PASSWORD) {
            return database.read(session -> passwords.isExpired(session, user.get()));
        }
        return Uni.createFrom().item(false);
    }
}
