package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Passkey;
import dev.cognate.userpool.passkey.PasskeyEnrolment;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.userpool.throttle.RequestCategory;
import dev.cognate.userpool.token.ReauthenticationConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** {@code /passkeys/add}: a passkey for who is signed in. */
@ApplicationScoped
class PasskeyPage implements LoginPage {
    private final PasskeyEnrolment enrolment;
    private final Completion completion;
    private final Visitors visitors;
    private final ReauthenticationConfig config;
    private final Clock clock;
    private final Flows flows;

    PasskeyPage(
            PasskeyEnrolment enrolment,
            Completion completion,
            Visitors visitors,
            ReauthenticationConfig config,
            Clock clock,
            Flows flows) {
        this.enrolment = enrolment;
        this.completion = completion;
        this.visitors = visitors;
        this.config = config;
        this.clock = clock;
        this.flows = flows;
    }

    @Override
    public Set<String> paths() {
        return Set.of(Flows.PASSKEY);
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.USER_UPDATE;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        if (!PasskeyOffers.arePossible(visit)) {
            return item(new Turn.Show(
                    InfoViews.error(
                            "error.title", "signin.not-allowed", visit.context().requestId()),
                    400));
        }
        return visit.session()
                .filter(this::isRecent)
                .map(session -> offer(visit, session))
                .orElseGet(() -> item(signInFirst(visit)));
    }

    private Turn signInFirst(Visit visit) {
        return flows.move(Flows.SIGN_IN, visit.state().headingFor(Flows.PASSKEY), new LoginFlow.Start(true));
    }

    /** As for the operations of the API that change how somebody signs in. */
    private boolean isRecent(BrowserSession session) {
        return config.maxAge()
                .filter(age -> session.authTime().plus(age).isBefore(clock.instant()))
                .isEmpty();
    }

    private Uni<Turn> offer(Visit visit, BrowserSession session) {
        return visitors.of(visit, session)
                .chain(enrolment::begin)
                .map(options -> Turn.Show.of(view(visit, options)))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> Turn.Show.of(impossible(visit)))
                .map(show -> show);
    }

    private static LoginView view(Visit visit, String options) {
        return LoginView.of("passkey-add", "passkey.add-title")
                .lead(Message.of("passkey.add-lead"))
                .graphic(Graphic.PASSKEY)
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(Form.to(Flows.PASSKEY, new Passkey(Passkey.Ceremony.ENROL, options), notNow()));
    }

    /** As for a user who has as many as there may be. */
    private static LoginView impossible(Visit visit) {
        return LoginView.of("passkey-add", "passkey.add-title")
                .lead(Message.of("passkey.add-failed"))
                .graphic(Graphic.TROUBLE)
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(Form.to(Flows.PASSKEY, notNow()));
    }

    private static Button notNow() {
        return Button.secondary(PageNodes.ACTION, "later", Message.of("action.not-now"));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        if (visit.fields().action().equals("later")) {
            return visit.session().map(session -> later(visit, session)).orElseGet(() -> item(signInFirst(visit)));
        }
        return visit.session()
                .filter(this::isRecent)
                .map(session -> add(visit, session))
                .orElseGet(() -> item(signInFirst(visit)));
    }

    private Uni<Turn> later(Visit visit, BrowserSession session) {
        return done(visit, session, null)
                .map(turn -> turn instanceof Turn.Leave leave
                        ? new Turn.Leave(leave.answer(), List.of(PasskeyOffers.declined(visit.web())))
                        : turn);
    }

    private Uni<Turn> add(Visit visit, BrowserSession session) {
        String credential = visit.fields().credential();
        return visitors.of(visit, session)
                .chain(caller -> enrolment.complete(caller, credential, visit.context()))
                .chain(() -> done(visit, session, Said.good("passkey.added-title")))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> flows.stay(Flows.PASSKEY, visit.state(), Said.bad("passkey.add-failed")));
    }

    /** Back to where the passkey was asked for: the account, or the application. */
    private Uni<Turn> done(Visit visit, BrowserSession session, Said said) {
        return visit.state().goal().filter(Flows.ACCOUNT::equals).isPresent()
                ? item(flows.move(Flows.ACCOUNT, visit.state().headingHome(), new LoginFlow.Start(false), said))
                : completion.grant(visit, session);
    }

    private static Uni<Turn> item(Turn turn) {
        return Uni.createFrom().item(turn);
    }
}
