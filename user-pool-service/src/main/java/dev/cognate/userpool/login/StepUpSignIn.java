package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AuthFlowType;
import dev.cognate.userpool.signin.PageSignIn;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.token.EarlierSignIn;
import dev.cognate.userpool.token.PageTickets;
import dev.cognate.userpool.token.SignedInUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Asks who is signed in for what is missing to a level that a client wants, and for nothing that was shown already.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html">AWS's guide: step-up
 *     authentication request</a>
 */
@ApplicationScoped
class StepUpSignIn {
    private final PageSignIn engine;
    private final PageTickets tickets;
    private final SignInProgress progress;
    private final Visitors visitors;

    StepUpSignIn(PageSignIn engine, PageTickets tickets, SignInProgress progress, Visitors visitors) {
        this.engine = engine;
        this.tickets = tickets;
        this.progress = progress;
        this.visitors = visitors;
    }

    /** Whether this client's users can step up: levels belong to sign-ins with a choice. */
    static boolean isPossible(Visit visit) {
        return visit.style() == SignInStyle.CHOICE && !RequestedLevels.of(visit).isEmpty();
    }

    /** Goes on from a session of this browser. */
    Uni<Turn> from(Visit visit, BrowserSession session) {
        return visitors.of(visit, session)
                .chain(user -> begin(visit.at(visit.state().named(user.user().username())), session, user));
    }

    private Uni<Turn> begin(Visit visit, BrowserSession session, SignedInUser user) {
        EarlierSignIn earlier = new EarlierSignIn(session.authTime(), session.assurance());
        return tickets.calling(user, earlier, ticket -> {
                    Map<String, String> parameters = visit.named(user.user().username());
                    parameters.put("TARGET_ACR_VALUES", RequestedLevels.of(visit));
                    parameters.put("ACCESS_TOKEN", ticket);
                    return engine.begin(visit.target(), AuthFlowType.USER_AUTH, parameters, visit.context());
                })
                .chain(step -> progress.after(visit, step, false))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> progress.refused(visit, (AwsException) refusal));
    }
}
