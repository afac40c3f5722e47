package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.ConfirmForgotPasswordOperation;
import dev.cognate.contract.idp.ConfirmForgotPasswordRequest;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /confirmforgotPassword}: a new password for who has the code. */
@ApplicationScoped
class ResetPasswordPage implements RecoveryPage {
    private static final String CODE = "code";
    private static final String PASSWORD = "password";

    private final ConfirmForgotPasswordOperation confirm;
    private final Flows flows;

    ResetPasswordPage(ConfirmForgotPasswordOperation confirm, Flows flows) {
        this.confirm = confirm;
        this.flows = flows;
    }

    @Override
    public String path() {
        return Flows.RESET;
    }

    @Override
    public LoginView view(Visit visit) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(visit.state().username().isEmpty() ? UsernameField.known(visit, "") : PageNodes.identity(visit));
        nodes.add(PageNodes.code(visit));
        nodes.add(PageNodes.chosenPassword(visit));
        nodes.add(PageNodes.submit("reset.submit"));
        return LoginView.of("reset-password", "reset.title")
                .lead(lead(visit))
                .graphic(Graphic.PASSWORD)
                .with(PageNodes.notice(visit, CODE, PASSWORD, UsernameField.NAME)
                        .toArray(Node[]::new))
                .with(new Form(Flows.RESET, nodes))
                .with(Link.to(Flows.FORGOT, Message.of("code.resend")));
    }

    private static Message lead(Visit visit) {
        Optional<String> destination = visit.state().flow() instanceof LoginFlow.Resetting resetting
                ? resetting.destination()
                : Optional.empty();
        return destination
                .map(to -> Message.of("forgot.sent-to").with("destination", to))
                .orElse(Message.of("forgot.sent"));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        Fields fields = visit.fields();
        String typed = fields.text(UsernameField.NAME);
        Visit there = typed.isEmpty() || typed.length() > 128
                ? visit
                : visit.at(visit.state().named(typed));
        Optional<Said> missing = missing(there, fields);
        if (missing.isPresent()) {
            return Uni.createFrom().item(flows.stay(Flows.RESET, there.state(), missing.get()));
        }
        return Uni.createFrom()
                .deferred(() -> confirm.confirmForgotPassword(request(there, fields), there.context()))
                .<Turn>map(answer -> flows.move(
                        Flows.SIGN_IN, there.state(), new LoginFlow.Start(true), Said.good("reset.done-lead")))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> flows.stay(Flows.RESET, there.state(), said(refusal)));
    }

    private static Optional<Said> missing(Visit visit, Fields fields) {
        if (visit.state().username().isEmpty()) {
            return Optional.of(Said.wrong(UsernameField.NAME, "field.required"));
        }
        if (fields.code().isEmpty()) {
            return Optional.of(Said.wrong(CODE, "field.required"));
        }
        return fields.raw(PASSWORD).isEmpty() ? Optional.of(Said.wrong(PASSWORD, "field.required")) : Optional.empty();
    }

    private static ConfirmForgotPasswordRequest request(Visit visit, Fields fields) {
        String username = visit.state().username();
        return Checked.of(ConfirmForgotPasswordRequest.builder()
                .clientId(visit.target().client().id())
                .username(username)
                .secretHash(visit.secretHash(username))
                .confirmationCode(fields.code())
                .password(fields.raw(PASSWORD))
                .build());
    }

    /** Of users who do not exist no code is right. */
    private static Said said(AwsException refusal) {
        return switch (refusal.code()) {
            case "UserNotFoundException", "NotAuthorizedException" -> Said.wrong(CODE, "code.wrong");
            default -> Refusals.of(refusal);
        };
    }
}
