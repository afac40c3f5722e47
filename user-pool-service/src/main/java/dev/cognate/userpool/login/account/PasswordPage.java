package dev.cognate.userpool.login.account;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.ChangePasswordOperation;
import dev.cognate.contract.idp.ChangePasswordRequest;
import dev.cognate.contract.idp.GetUserAuthFactorsOperation;
import dev.cognate.contract.idp.GetUserAuthFactorsRequest;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.Fields;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.PageNodes;
import dev.cognate.userpool.login.Refusals;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.view.Field.PasswordField;
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

/** {@code /account/password}: another password, for who knows the one before. */
@ApplicationScoped
class PasswordPage implements OwnPage {
    private static final String CURRENT = "current";

    private final ChangePasswordOperation change;
    private final GetUserAuthFactorsOperation factors;
    private final AccountDoor door;
    private final Flows flows;

    PasswordPage(ChangePasswordOperation change, GetUserAuthFactorsOperation factors, AccountDoor door, Flows flows) {
        this.change = change;
        this.factors = factors;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public AccountDoor door() {
        return door;
    }

    @Override
    public String path() {
        return AccountPaths.PASSWORD;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return door.openFresh(visit, caller -> hasPassword(caller).map(has -> Turn.Show.of(view(caller, has))));
    }

    private Uni<Boolean> hasPassword(Caller caller) {
        return door.call(
                        caller,
                        ticket -> factors.getUserAuthFactors(
                                GetUserAuthFactorsRequest.builder()
                                        .accessToken(ticket)
                                        .build(),
                                caller.visit().context()))
                .map(answer -> answer.configuredUserAuthFactors().contains(AuthFactorType.PASSWORD));
    }

    private static LoginView view(Caller caller, boolean hasPassword) {
        Visit visit = caller.visit();
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node.Identity(caller.signedIn().user().username(), Optional.empty()));
        nodes.add(PageNodes.step(visit));
        if (hasPassword) {
            PasswordField current = PasswordField.current(CURRENT, Message.of("password.current"));
            nodes.add(PageNodes.problem(visit, CURRENT).map(current::error).orElse(current));
        }
        nodes.add(PageNodes.chosenPassword(visit));
        nodes.add(PageNodes.submit("account.password-change"));
        return LoginView.of("account-password", "account.password-change")
                .graphic(Graphic.PASSWORD)
                .with(PageNodes.notice(visit, CURRENT, PageNodes.PASSWORD).toArray(Node[]::new))
                .with(new Form(AccountPaths.PASSWORD, nodes))
                .with(Link.to(Flows.ACCOUNT, Message.of("action.back")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        return door.openFresh(
                visit, caller -> visit.isDue() ? set(caller) : Uni.createFrom().item(new Turn.Stale()));
    }

    private Uni<Turn> set(Caller caller) {
        Fields fields = caller.visit().fields();
        if (fields.raw(PageNodes.PASSWORD).isEmpty()) {
            return stay(caller, Said.wrong(PageNodes.PASSWORD, "field.required"));
        }
        return door.call(
                        caller,
                        ticket -> change.changePassword(
                                request(ticket, fields), caller.visit().context()))
                .map(done -> changed(caller))
                .onFailure(AwsException.class)
                .recoverWithUni(refusal -> stay(caller, said(refusal)));
    }

    private static ChangePasswordRequest request(String ticket, Fields fields) {
        String current = fields.raw(CURRENT);
        return Checked.of(ChangePasswordRequest.builder()
                .accessToken(ticket)
                .previousPassword(current.isEmpty() ? null : current)
                .proposedPassword(fields.raw(PageNodes.PASSWORD))
                .build());
    }

    private Turn changed(Caller caller) {
        return flows.move(
                Flows.ACCOUNT, caller.state(), new LoginFlow.Start(false), Said.good("account.password-changed"));
    }

    private static Said said(AwsException refusal) {
        return "Incorrect username or password.".equals(refusal.getMessage())
                ? Said.wrong(CURRENT, "password.wrong")
                : Refusals.of(refusal);
    }

    private Uni<Turn> stay(Caller caller, Said said) {
        return Uni.createFrom().item(flows.stay(AccountPaths.PASSWORD, caller.state(), said));
    }
}
