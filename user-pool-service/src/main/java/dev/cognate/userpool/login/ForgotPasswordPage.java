package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.contract.idp.ForgotPasswordOperation;
import dev.cognate.contract.idp.ForgotPasswordRequest;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.recovery.AccountRecovery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** {@code /forgotPassword}: sends the code to set a password anew with, and never tells to whom there is one to send. */
@ApplicationScoped
class ForgotPasswordPage implements RecoveryPage {
    private final ForgotPasswordOperation forgot;
    private final Flows flows;

    ForgotPasswordPage(ForgotPasswordOperation forgot, Flows flows) {
        this.forgot = forgot;
        this.flows = flows;
    }

    @Override
    public String path() {
        return Flows.FORGOT;
    }

    @Override
    public LoginView view(Visit visit) {
        LoginView view = LoginView.of("forgot-password", "forgot.title")
                .graphic(Graphic.PASSWORD)
                .with(PageNodes.notice(visit, UsernameField.NAME).toArray(Node[]::new));
        LoginView asking = AccountRecovery.isAdminOnly(visit.pool())
                ? view.lead(Message.of("forgot.closed"))
                : view.lead(Message.of("forgot.lead"))
                        .with(Form.to(
                                Flows.FORGOT,
                                UsernameField.known(visit, visit.state().username()),
                                PageNodes.submit("forgot.submit")));
        return asking.with(Link.to(Flows.SIGN_IN, Message.of("action.back")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        String username = visit.fields().text(UsernameField.NAME);
        if (username.isEmpty() || username.length() > 128) {
            return Uni.createFrom()
                    .item(flows.stay(Flows.FORGOT, visit.state(), Said.wrong(UsernameField.NAME, "field.required")));
        }
        Visit there = visit.at(visit.state().named(username));
        return Uni.createFrom()
                .deferred(() -> forgot.forgotPassword(request(there), there.context()))
                .map(answer -> sent(
                        there,
                        Optional.ofNullable(answer.codeDeliveryDetails()).map(CodeDeliveryDetailsType::destination)))
                .onFailure(AwsException.class)
                .recoverWithItem(refusal -> refused(there, refusal));
    }

    private static ForgotPasswordRequest request(Visit visit) {
        String username = visit.state().username();
        return Checked.of(ForgotPasswordRequest.builder()
                .clientId(visit.target().client().id())
                .username(username)
                .secretHash(visit.secretHash(username))
                .build());
    }

    private Turn sent(Visit visit, Optional<String> destination) {
        return flows.move(Flows.RESET, visit.state(), new LoginFlow.Resetting(destination));
    }

    /** What the pool's functions and limits say is said; all else would tell who has an account. */
    private Turn refused(Visit visit, AwsException refusal) {
        boolean told = Refusals.isLimit(refusal) || refusal.code().equals("UserLambdaValidationException");
        return told ? flows.stay(Flows.FORGOT, visit.state(), Refusals.of(refusal)) : sent(visit, Optional.empty());
    }
}
