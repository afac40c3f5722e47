package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.VerifyUserAttributeOperation;
import dev.cognate.contract.idp.VerifyUserAttributeRequest;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.PageNodes;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.account.AddressSteps.Address;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.message.Destination;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code /account/verify}: the code that confirms an address. */
@ApplicationScoped
class VerifyPage implements OwnPage {
    private final VerifyUserAttributeOperation verify;
    private final AccountDoor door;
    private final Flows flows;

    VerifyPage(VerifyUserAttributeOperation verify, AccountDoor door, Flows flows) {
        this.verify = verify;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public AccountDoor door() {
        return door;
    }

    @Override
    public String path() {
        return AccountPaths.VERIFY;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return door.open(
                visit,
                caller -> Uni.createFrom()
                        .item(caller.begun(AddressSteps.TASK)
                                .map(begun -> (Turn) Turn.Show.of(view(visit, AddressSteps.address(begun))))
                                .orElseGet(
                                        () -> flows.move(Flows.ACCOUNT, visit.state(), new LoginFlow.Start(false)))));
    }

    private static LoginView view(Visit visit, Address address) {
        boolean email = address.attribute().equals(Destination.EMAIL);
        return LoginView.of("account-verify", email ? "code.title-email" : "code.title-sms")
                .lead(Message.of("code.sent").with("destination", address.maskedDestination()))
                .graphic(email ? Graphic.EMAIL : Graphic.SMS)
                .with(PageNodes.notice(visit, PageNodes.CODE).toArray(Node[]::new))
                .with(Form.to(
                        AccountPaths.VERIFY,
                        PageNodes.step(visit),
                        PageNodes.code(visit),
                        PageNodes.submit("code.verify")))
                .with(Link.to(Flows.ACCOUNT, Message.of("action.back")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        return door.open(
                visit,
                caller -> caller.begun(AddressSteps.TASK)
                        .filter(begun -> visit.isDue())
                        .map(begun ->
                                door.orSaying(check(caller, AddressSteps.address(begun)), caller, AccountPaths.VERIFY))
                        .orElseGet(() -> Uni.createFrom().item(new Turn.Stale())));
    }

    private Uni<Turn> check(Caller caller, Address address) {
        String code = caller.visit().fields().code();
        if (code.isEmpty()) {
            return Uni.createFrom()
                    .item(flows.stay(
                            AccountPaths.VERIFY, caller.state(), Said.wrong(PageNodes.CODE, "field.required")));
        }
        return door.call(
                        caller,
                        ticket -> verify.verifyUserAttribute(
                                Checked.of(VerifyUserAttributeRequest.builder()
                                        .accessToken(ticket)
                                        .attributeName(address.attribute())
                                        .code(code)
                                        .build()),
                                caller.visit().context()))
                .map(done -> flows.move(
                        Flows.ACCOUNT, caller.state(), new LoginFlow.Start(false), Said.good("account.saved")));
    }
}
