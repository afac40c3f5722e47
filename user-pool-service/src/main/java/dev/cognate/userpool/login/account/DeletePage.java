package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.DeleteUserOperation;
import dev.cognate.contract.idp.DeleteUserRequest;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.PageNodes;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.sso.BrowserSessions;
import dev.cognate.wire.web.WebAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** {@code /account/delete}: the end of an account. */
@ApplicationScoped
class DeletePage implements OwnPage {
    private static final String YES = "yes";

    private final DeleteUserOperation delete;
    private final BrowserSessions sessions;
    private final AccountDoor door;

    DeletePage(DeleteUserOperation delete, BrowserSessions sessions, AccountDoor door) {
        this.delete = delete;
        this.sessions = sessions;
        this.door = door;
    }

    @Override
    public AccountDoor door() {
        return door;
    }

    @Override
    public String path() {
        return AccountPaths.DELETE;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return door.openFresh(visit, caller -> Uni.createFrom().item(Turn.Show.of(view(caller))));
    }

    private static LoginView view(Caller caller) {
        Visit visit = caller.visit();
        return LoginView.of("account-delete", "account.delete")
                .lead(Message.of("account.delete-lead"))
                .graphic(Graphic.TROUBLE)
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(Form.to(
                        AccountPaths.DELETE,
                        new Node.Identity(caller.signedIn().user().username(), Optional.empty()),
                        PageNodes.step(visit),
                        Button.danger(PageNodes.ACTION, YES, Message.of("account.delete-confirm"))))
                .with(Link.to(Flows.ACCOUNT, Message.of("action.cancel")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        boolean confirmed = visit.isDue() && visit.fields().action().equals(YES);
        return door.openFresh(
                visit,
                caller -> confirmed
                        ? door.orSaying(deleted(caller), caller, AccountPaths.DELETE)
                        : Uni.createFrom().item(new Turn.Stale()));
    }

    private Uni<Turn> deleted(Caller caller) {
        Visit visit = caller.visit();
        return door.call(
                        caller,
                        ticket -> delete.deleteUser(
                                DeleteUserRequest.builder().accessToken(ticket).build(), visit.context()))
                .chain(() -> sessions.end(visit.web(), visit.pool()))
                .map(removal -> new Turn.Leave(WebAnswer.seeOther(AccountPaths.DELETED), List.of(removal)));
    }
}
