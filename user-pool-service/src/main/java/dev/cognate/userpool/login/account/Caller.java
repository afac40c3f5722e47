package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.FlowState;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.token.SignedInUser;
import java.util.Optional;

/**
 * Somebody at the own account.
 *
 * @param visit of the browser
 * @param session in which the user is signed in
 * @param signedIn the user as the database has it now
 */
record Caller(Visit visit, BrowserSession session, SignedInUser signedIn) {
    FlowState state() {
        return visit.state();
    }

    /** What was begun and is due, if it was begun in this very session. */
    Optional<LoginFlow.Account> begun(String task) {
        return state().flow() instanceof LoginFlow.Account account
                        && account.task().equals(task)
                        && account.session().equals(session.id())
                ? Optional.of(account)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Caller[session=" + session.id() + "]";
    }
}
