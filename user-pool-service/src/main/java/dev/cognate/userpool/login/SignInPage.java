package dev.cognate.userpool.login;

import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.oauth.Authorizations;
import dev.cognate.userpool.oauth.ProviderSignIn;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /login}: signs people in, or lets those go on who are signed in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html">AWS's guide: the managed login
 *     sign-in endpoint</a>
 */
@ApplicationScoped
class SignInPage implements LoginPage {
    private final BeginSignIn begin;
    private final AutofillSignIn autofill;
    private final StepUpSignIn stepUp;
    private final AnswerChallenge answer;
    private final Completion completion;
    private final StartView startView;
    private final ChallengeViews challengeViews;
    private final Flows flows;
    private final Authorizations authorizations;
    private final ProviderSignIn providers;

    SignInPage(
            BeginSignIn begin,
            AutofillSignIn autofill,
            StepUpSignIn stepUp,
            AnswerChallenge answer,
            Completion completion,
            StartView startView,
            ChallengeViews challengeViews,
            Flows flows,
            Authorizations authorizations,
            ProviderSignIn providers) {
        this.begin = begin;
        this.autofill = autofill;
        this.stepUp = stepUp;
        this.answer = answer;
        this.completion = completion;
        this.startView = startView;
        this.challengeViews = challengeViews;
        this.flows = flows;
        this.authorizations = authorizations;
        this.providers = providers;
    }

    @Override
    public Set<String> paths() {
        return Set.of(Flows.SIGN_IN);
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.USER_AUTHENTICATION;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return switch (visit.state().flow()) {
            case LoginFlow.Challenged challenged -> shown(challengeViews.challenge(visit, challenged));
            case LoginFlow.Choosing choosing -> shown(challengeViews.choice(visit, choosing));
            case LoginFlow.AppSetUp setUp -> shown(challengeViews.appSetUp(visit, setUp));
            case LoginFlow.AddressSetUp setUp -> shown(challengeViews.addressSetUp(visit, setUp));
            case LoginFlow.Start start -> start(visit, start);
            case LoginFlow.Confirming confirming -> start(visit, new LoginFlow.Start(false));
            case LoginFlow.Resetting resetting -> start(visit, new LoginFlow.Start(false));
            case LoginFlow.Account account -> start(visit, new LoginFlow.Start(false));
        };
    }

    private static Uni<Turn> shown(LoginView view) {
        return Uni.createFrom().item(Turn.Show.of(view));
    }

    private Uni<Turn> start(Visit visit, LoginFlow.Start start) {
        if (!start.another()
                && (reusable(visit).isPresent() || improvable(visit).isPresent())) {
            return shown(startView.accounts(visit));
        }
        return visit.request()
                .provider()
                .map(provider -> providers
                        .begin(visit.web(), visit.request(), provider)
                        .<Turn>map(answer -> new Turn.Leave(answer, List.of())))
                .orElseGet(() -> startView.form(visit).map(Turn.Show::of));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        return switch (visit.fields().action()) {
            case "restart" -> moved(flows.restart(visit.state().named(""), null));
            case "another" -> moved(flows.move(Flows.SIGN_IN, visit.state(), new LoginFlow.Start(true)));
            case "continue" -> proceed(visit);
            default -> step(visit);
        };
    }

    private static Uni<Turn> moved(Turn turn) {
        return Uni.createFrom().item(turn);
    }

    /** As who is signed in. That may have ended since the page was shown. */
    private Uni<Turn> proceed(Visit visit) {
        return reusable(visit)
                .map(session -> completion.grant(visit, session))
                .or(() -> improvable(visit).map(session -> stepUp.from(visit, session)))
                .orElseGet(() -> moved(flows.restart(visit.state(), Said.bad("expired.lead"))));
    }

    private Uni<Turn> step(Visit visit) {
        boolean begins = visit.fields().step().isEmpty();
        if (begins && visit.fields().action().equals(AutofillSignIn.ACTION)) {
            return autofill.enter(visit);
        }
        if (begins) {
            return begin.withName(visit);
        }
        return visit.isDue() ? answer.of(visit) : moved(new Turn.Stale());
    }

    /** The session, if it is good enough for what is asked. */
    private Optional<BrowserSession> reusable(Visit visit) {
        return unlessAskedAnew(visit).filter(session -> authorizations.isEnough(visit.request(), session));
    }

    /** The session, if a sign-in that is stronger can begin with it. */
    private Optional<BrowserSession> improvable(Visit visit) {
        return unlessAskedAnew(visit)
                .filter(session -> StepUpSignIn.isPossible(visit))
                .filter(session -> authorizations.isRecent(visit.request(), session));
    }

    private static Optional<BrowserSession> unlessAskedAnew(Visit visit) {
        return visit.session().filter(session -> !visit.request().interaction().wantsSignIn());
    }
}
