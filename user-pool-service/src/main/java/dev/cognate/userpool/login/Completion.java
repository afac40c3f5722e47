package dev.cognate.userpool.login;

import dev.cognate.userpool.oauth.Authorizations;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.userpool.token.Authentication;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The end of a flow: the browser is signed in, perhaps offered a passkey, and goes back to who sent it. */
@ApplicationScoped
class Completion {
    private final BrowserSessions sessions;
    private final RememberedBrowsers browsers;
    private final Authorizations authorizations;
    private final PasskeyOffers offers;
    private final Flows flows;

    Completion(
            BrowserSessions sessions,
            RememberedBrowsers browsers,
            Authorizations authorizations,
            PasskeyOffers offers,
            Flows flows) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.authorizations = authorizations;
        this.offers = offers;
        this.flows = flows;
    }

    /** Takes somebody in who has shown all that was asked. */
    Uni<Turn> signedIn(Visit visit, Authentication authentication) {
        return browsers.remember(visit, authentication)
                .chain(device -> sessions.start(visit.web(), visit.pool(), authentication)
                        .chain(started -> {
                            List<String> cookies = Stream.concat(Stream.of(started.cookie()), device.stream())
                                    .toList();
                            return accountPage(visit)
                                    .map(page -> Uni.createFrom().item(enter(visit, page, cookies)))
                                    .orElseGet(() -> goHome(visit, started.session(), cookies));
                        }));
    }

    private static Optional<String> accountPage(Visit visit) {
        return visit.state().goal().filter(page -> page.startsWith(Flows.ACCOUNT));
    }

    private Uni<Turn> goHome(Visit visit, BrowserSession session, List<String> cookies) {
        return offers.isDue(visit, session)
                .chain(due -> due
                        ? Uni.createFrom().item(enter(visit, Flows.PASSKEY, cookies))
                        : grant(visit, session, cookies));
    }

    /** Goes back with what was asked for, for somebody who is signed in. */
    Uni<Turn> grant(Visit visit, BrowserSession session) {
        return grant(visit, session, List.of());
    }

    private Uni<Turn> grant(Visit visit, BrowserSession session, List<String> cookies) {
        return authorizations
                .grant(visit.request(), session, visit.context())
                .map(answer -> new Turn.Leave(answer, cookies));
    }

    /** The session's cookie goes along with the way to the next page. */
    private Turn enter(Visit visit, String page, List<String> cookies) {
        return new Turn.Enter(flows.move(page, visit.state().headingHome(), new LoginFlow.Start(false)), cookies);
    }
}
