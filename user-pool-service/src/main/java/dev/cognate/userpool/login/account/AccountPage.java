package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.PageNodes;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /account}: what there is to an account, section by section. */
@ApplicationScoped
class AccountPage implements OwnPage {
    private static final String AUTHORIZE = "/oauth2/authorize";

    private final AccountDoor door;
    private final Flows flows;
    private final List<AccountSection> sections;

    AccountPage(AccountDoor door, Flows flows, AccountSections sections) {
        this.door = door;
        this.flows = flows;
        this.sections = sections.inOrder();
    }

    @Override
    public AccountDoor door() {
        return door;
    }

    @Override
    public String path() {
        return Flows.ACCOUNT;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return door.open(visit, caller -> nodes(caller).map(nodes -> Turn.Show.of(view(caller, nodes))));
    }

    private Uni<List<Node>> nodes(Caller caller) {
        Uni<List<Node>> all = Uni.createFrom().item(ArrayList::new);
        for (AccountSection section : sections) {
            all = all.call(nodes -> section.nodes(caller).invoke(nodes::addAll));
        }
        return all;
    }

    private static LoginView view(Caller caller, List<Node> nodes) {
        Visit visit = caller.visit();
        return LoginView.of("account", "account.title")
                .lead(Message.verbatim(caller.signedIn().user().username()))
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(nodes.toArray(Node[]::new))
                .with(new Node.Link(Optional.empty(), PageNodes.app("action.to-app", visit), AUTHORIZE));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        return pressed(visit)
                .map(button -> button.section().isDangerous()
                        ? door.openFresh(visit, caller -> press(caller, button))
                        : door.open(visit, caller -> press(caller, button)))
                .orElseGet(() -> Uni.createFrom()
                        .item(flows.stay(Flows.ACCOUNT, visit.state(), Said.bad("error.request-lead"))));
    }

    private record Pressed(AccountSection section, String name) {}

    private Optional<Pressed> pressed(Visit visit) {
        return sections.stream()
                .flatMap(section -> section.buttons().stream().map(name -> new Pressed(section, name)))
                .filter(button -> !visit.fields().text(button.name()).isEmpty())
                .findFirst();
    }

    private Uni<Turn> press(Caller caller, Pressed button) {
        String value = caller.visit().fields().text(button.name());
        Uni<Turn> done = Uni.createFrom().deferred(() -> button.section().press(caller, button.name(), value));
        return door.orSaying(done, caller, Flows.ACCOUNT);
    }
}
