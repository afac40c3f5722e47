package dev.cognate.userpool.login;

import dev.cognate.userpool.oauth.Authorizations;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.sso.StartedSession;
import dev.cognate.userpool.token.Authentication;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The end of a flow: the browser is signed in, perhaps offered a passkey, and goes back to who sent it. */
@ApplicationScoped
class Completion {
    private final BrowserSessions sessions;
    private final Authorizations authorizations;
    private final PasskeyOffers offers;
    private final Flows flows;

    Completion(BrowserSessions sessions, Authorizations authorizations, PasskeyOffers offers, Flows flows) {
        this.sessions = sessions;
        this.authorizations = authorizations;
        this.offers = offers;
        this.flows = flows;
    }

    /** Takes somebody in who has shown all that was asked. */
    Uni<Turn> signedIn(Visit visit, Authentication authentication) {
        return sessions.start(visit.web(), visit.pool(), authentication)
                .chain(started -> accountPage(visit)
                        .map(page -> Uni.createFrom().item(enter(visit, page, started.cookie())))
                        .orElseGet(() -> goHome(visit, started)));
    }

    private static Optional<String> accountPage(Visit visit) {
        return visit.state().goal().filter(page -> page.startsWith(Flows.ACCOUNT));
    }

    private Uni<Turn> goHome(Visit visit, StartedSession started) {
        return offers.isDue(visit, started.session())
                .chain(due -> due
                        ? Uni.createFrom().item(enter(visit, Flows.PASSKEY, started.cookie()))
                        : grant(visit, started.session(), Optional.of(started.cookie())));
    }

    /** Goes back with what was asked for, for somebody who is signed in. */
    Uni<Turn> grant(Visit visit, BrowserSession session) {
        return grant(visit, session, Optional.empty());
    }

    private Uni<Turn> grant(Visit visit, BrowserSession session, Optional<String> cookie) {
        return authorizations
                .grant(visit.request(), session, visit.context())
                .map(answer -> new Turn.Leave(answer, cookie));
    }

    /** The session's cookie goes along with the way to the next page. */
    private Turn enter(Visit visit, String page, String cookie) {
        return new Turn.Enter(flows.move(page, visit.state().headingHome(), new LoginFlow.Start(false)), cookie);
    }
}
