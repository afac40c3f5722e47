package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.ConfirmSignUpOperation;
import dev.cognate.contract.idp.ConfirmSignUpRequest;
import dev.cognate.contract.idp.ConfirmSignUpResponse;
import dev.cognate.contract.idp.ResendConfirmationCodeOperation;
import dev.cognate.contract.idp.ResendConfirmationCodeRequest;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.signin.PageSignIn;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /confirm} and {@code /resendcode}: the code that confirms a sign-up. */
@ApplicationScoped
class ConfirmPage implements LoginPage {
    private static final String CODE = "code";
    private static final int RESEND_AFTER = 30;

    private final ConfirmSignUpOperation confirm;
    private final ResendConfirmationCodeOperation resend;
    private final PageSignIn engine;
    private final SignInProgress progress;
    private final Newcomers newcomers;
    private final Flows flows;

    ConfirmPage(
            ConfirmSignUpOperation confirm,
            ResendConfirmationCodeOperation resend,
            PageSignIn engine,
            SignInProgress progress,
            Newcomers newcomers,
            Flows flows) {
        this.confirm = confirm;
        this.resend = resend;
        this.engine = engine;
        this.progress = progress;
        this.newcomers = newcomers;
        this.flows = flows;
    }

    @Override
    public Set<String> paths() {
        return Set.of(Flows.CONFIRM, Flows.RESEND);
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.USER_CREATION;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        LoginView view = visit.web().path().equals(Flows.RESEND) ? resendView(visit) : codeView(visit);
        return Uni.createFrom().item(Turn.Show.of(view));
    }

    private static LoginView codeView(Visit visit) {
        Optional<String> destination = known(visit).destination();
        List<Node> nodes = new ArrayList<>();
        nodes.add(visit.state().username().isEmpty() ? UsernameField.known(visit, "") : PageNodes.identity(visit));
        nodes.add(PageNodes.code(visit));
        nodes.add(PageNodes.submit("code.verify"));
        nodes.add(new Node.Resend(PageNodes.ACTION, "resend", Message.of("code.resend"), RESEND_AFTER));
        nodes.add(PageNodes.startOver());
        LoginView view = LoginView.of("confirm", "code.title-confirm").graphic(Graphic.EMAIL);
        return destination
                .map(to -> view.lead(Message.of("code.sent").with("destination", to)))
                .orElse(view)
                .with(PageNodes.notice(visit, CODE, UsernameField.NAME).toArray(Node[]::new))
                .with(new Form(Flows.CONFIRM, nodes));
    }

    private static LoginView resendView(Visit visit) {
        return LoginView.of("resend", "resend.title")
                .lead(Message.of("resend.lead"))
                .with(PageNodes.notice(visit, UsernameField.NAME).toArray(Node[]::new))
                .with(Form.to(
                        Flows.RESEND,
                        UsernameField.known(visit, visit.state().username()),
                        PageNodes.submit("resend.submit"),
                        PageNodes.startOver()));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        FlowState state = named(visit.state(), visit.fields().text(UsernameField.NAME));
        Visit there = visit.at(state);
        if (visit.fields().action().equals("restart")) {
            return moved(flows.restart(visit.state().named(""), null));
        }
        boolean wantsCode = visit.web().path().equals(Flows.RESEND)
                || visit.fields().action().equals("resend");
        if (state.username().isEmpty()) {
            return moved(flows.stay(visit.web().path(), state, Said.wrong(UsernameField.NAME, "field.required")));
        }
        return wantsCode ? resend(there) : confirm(there);
    }

    /** Somebody else's sign-up is none that this flow knows anything of. */
    private static FlowState named(FlowState state, String typed) {
        boolean isOther = !typed.isEmpty() && typed.length() <= 128 && !typed.equals(state.username());
        return isOther ? state.named(typed).doing(LoginFlow.Confirming.SOMEBODY) : state;
    }

    /** Whoever asks hears the same, whether there is a sign-up to confirm or not. */
    private Uni<Turn> resend(Visit visit) {
        String username = visit.state().username();
        return Uni.createFrom()
                .deferred(() -> resend.resendConfirmationCode(
                        Checked.of(ResendConfirmationCodeRequest.builder()
                                .clientId(visit.target().client().id())
                                .username(username)
                                .secretHash(visit.secretHash(username))
                                .build()),
                        visit.context()))
                .map(answer ->
                        Optional.ofNullable(answer.codeDeliveryDetails()).map(CodeDeliveryDetailsType::destination))
                .<Turn>map(destination -> sent(visit, destination))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> Refusals.isLimit(refusal)
                        ? flows.stay(Flows.CONFIRM, visit.state(), Refusals.of(refusal))
                        : sent(visit, Optional.empty()));
    }

    private Turn sent(Visit visit, Optional<String> destination) {
        return flows.move(
                Flows.CONFIRM,
                visit.state(),
                known(visit).sentTo(destination),
                Said.good(destination.isPresent() ? "code.resent" : "forgot.sent"));
    }

    private Uni<Turn> confirm(Visit visit) {
        if (visit.fields().code().isEmpty()) {
            return moved(flows.stay(Flows.CONFIRM, visit.state(), Said.wrong(CODE, "field.required")));
        }
        return Uni.createFrom()
                .deferred(() -> confirm.confirmSignUp(request(visit), visit.context()))
                .chain(answer -> confirmed(visit, answer))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> flows.stay(Flows.CONFIRM, visit.state(), said(refusal)));
    }

    private static ConfirmSignUpRequest request(Visit visit) {
        String username = visit.state().username();
        return Checked.of(ConfirmSignUpRequest.builder()
                .clientId(visit.target().client().id())
                .username(username)
                .secretHash(visit.secretHash(username))
                .confirmationCode(visit.fields().code())
                .session(known(visit).session().orElse(null))
                .build());
    }

    /** Where the code would do to sign in with, it did. */
    private Uni<Turn> confirmed(Visit visit, ConfirmSignUpResponse answer) {
        return answer.session() == null
                ? newcomers.enter(visit, known(visit).sub())
                : engine.resume(visit.target(), answer.session(), visit.context())
                        .chain(step -> progress.after(visit, step, false));
    }

    private static LoginFlow.Confirming known(Visit visit) {
        return visit.state().flow() instanceof LoginFlow.Confirming confirming
                ? confirming
                : LoginFlow.Confirming.SOMEBODY;
    }

    /** Of users who do not exist, and of those who are confirmed already, no code is right. */
    private static Said said(AwsException refusal) {
        return switch (refusal.code()) {
            case "UserNotFoundException", "NotAuthorizedException" -> Said.wrong(CODE, "code.wrong");
            default -> Refusals.of(refusal);
        };
    }

    private static Uni<Turn> moved(Turn turn) {
        return Uni.createFrom().item(turn);
    }
}
