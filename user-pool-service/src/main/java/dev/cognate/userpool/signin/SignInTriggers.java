package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.database.Database;
import dev.cognate.userpool.migration.UserMigration;
import dev.cognate.userpool.trigger.AuthenticationTriggers;
import dev.cognate.userpool.trigger.Occasion;
import dev.cognate.userpool.trigger.Trigger;
import dev.cognate.userpool.trigger.Triggers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The functions of a pool that have a say at the beginning and at the end of a sign-in. */
@ApplicationScoped
class SignInTriggers {
    private static final Set<AuthFlowType> WITH_PASSWORD = Set.of(
            AuthFlowType.USER_PASSWORD_AUTH, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, AuthFlowType.ADMIN_NO_SRP_AUTH);

    private final Triggers triggers;
    private final AuthenticationTriggers authentication;
    private final UserMigration migration;
    private final SignInDevices devices;
    private final Users users;
    private final Database database;

    SignInTriggers(
            Triggers triggers,
            AuthenticationTriggers authentication,
            UserMigration migration,
            SignInDevices devices,
            Users users,
            Database database) {
        this.triggers = triggers;
        this.authentication = authentication;
        this.migration = migration;
        this.devices = devices;
        this.users = users;
        this.database = database;
    }

    /**
     * Before anything is asked: brings over a user of an older directory, then asks whether the user may try. Without
     * such functions nothing is read.
     */
    Uni<Void> before(Attempt attempt, AuthFlowType flow) {
        boolean migrates = sendsPassword(attempt, flow) && triggers.isSet(attempt.pool(), Trigger.USER_MIGRATION);
        boolean asks = triggers.isSet(attempt.pool(), Trigger.PRE_AUTHENTICATION);
        if (!migrates && !asks) {
            return Uni.createFrom().voidItem();
        }
        String name = attempt.requireUsername();
        return database.read(session -> users.find(session, attempt.pool(), name))
                .chain(found -> migrates && found.isEmpty()
                        ? migration.signingIn(attempt.target(), occasion(attempt), name, attempt.require("PASSWORD"))
                        : Uni.createFrom().item(found))
                .chain(found ->
                        asks ? ask(attempt, name, found) : Uni.createFrom().voidItem());
    }

    /** When everything asked is met, before there are tokens. */
    Uni<Void> after(Attempt attempt, SignInOutcome.Shown shown) {
        boolean newcomer = shown.progress().note(ExternalSignIn.NEWCOMER).isPresent();
        if (newcomer || !triggers.isSet(attempt.pool(), Trigger.POST_AUTHENTICATION)) {
            return Uni.createFrom().voidItem();
        }
        Occasion occasion = Occasion.of(attempt.target(), attempt.context(), attempt.answerMetadata());
        return devices.isNew(attempt, shown).chain(isNew -> authentication.after(occasion, shown.user(), isNew));
    }

    private Uni<Void> ask(Attempt attempt, String name, Optional<User> found) {
        boolean hidden = ExistenceErrors.areHidden(attempt.client());
        return found.isEmpty() && !hidden
                ? Uni.createFrom().voidItem()
                : authentication.before(occasion(attempt), found, name, hidden);
    }

    private static boolean sendsPassword(Attempt attempt, AuthFlowType flow) {
        boolean chosen = AuthFlowType.USER_AUTH.equals(flow)
                && "PASSWORD".equals(attempt.find("PREFERRED_CHALLENGE").orElse(""));
        return (chosen || WITH_PASSWORD.contains(flow))
                && attempt.find("PASSWORD").isPresent();
    }

    private static Occasion occasion(Attempt attempt) {
        return Occasion.of(attempt.target(), attempt.context(), attempt.clientMetadata());
    }
}
