package dev.cognate.userpool.login.account;

import dev.cognate.contract.AwsException;
import dev.cognate.userpool.login.FlowState;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.Refusals;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.Visitors;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.token.EarlierSignIn;
import dev.cognate.userpool.token.PageTickets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Lets people in to their account: who is signed in, and to what is dangerous who signed in a short while ago. */
@ApplicationScoped
class AccountDoor {
    private final AccountConfig config;
    private final PageTickets tickets;
    private final Visitors visitors;
    private final Flows flows;
    private final Clock clock;

    AccountDoor(AccountConfig config, PageTickets tickets, Visitors visitors, Flows flows, Clock clock) {
        this.config = config;
        this.tickets = tickets;
        this.visitors = visitors;
        this.flows = flows;
        this.clock = clock;
    }

    /** Whether there are pages of accounts at all. */
    boolean isThere() {
        return config.enabled();
    }

    /** For everybody who is signed in. All others sign in and come back. */
    Uni<Turn> open(Visit visit, Function<Caller, Uni<Turn>> inside) {
        return visit.session()
                .map(session -> enter(visit, session, inside))
                .orElseGet(() -> signIn(visit.state().headingFor(visit.web().path()), null));
    }

    /** For those who signed in a short while ago. All others sign in once more and come back. */
    Uni<Turn> openFresh(Visit visit, Function<Caller, Uni<Turn>> inside) {
        Optional<BrowserSession> stale = visit.session().filter(session -> !isFresh(session));
        return stale.map(session -> signIn(
                        visit.state()
                                .named(session.username())
                                .headingFor(visit.web().path()),
                        Said.bad("account.sign-in-again")))
                .orElseGet(() -> open(visit, inside));
    }

    /** Calls an operation for who is inside. */
    <T> Uni<T> call(Caller caller, Function<String, Uni<T>> operation) {
        BrowserSession session = caller.session();
        return tickets.calling(
                caller.signedIn(), new EarlierSignIn(session.authTime(), session.assurance()), operation);
    }

    /** Turns the refusal of an operation into a sentence on a page. */
    Uni<Turn> orSaying(Uni<Turn> done, Caller caller, String path) {
        return done.onFailure(AwsException.class)
                .recoverWithItem(refusal -> flows.stay(path, caller.state(), Refusals.of(refusal)));
    }

    private boolean isFresh(BrowserSession session) {
        return session.authTime().plus(config.freshFor()).isAfter(clock.instant());
    }

    private Uni<Turn> signIn(FlowState state, Said said) {
        return Uni.createFrom().item(flows.move(Flows.SIGN_IN, state, new LoginFlow.Start(true), said));
    }

    private Uni<Turn> enter(Visit visit, BrowserSession session, Function<Caller, Uni<Turn>> inside) {
        return visitors.of(visit, session)
                .map(user -> new Caller(visit, session, user))
                .chain(caller -> inside.apply(caller));
    }
}
