package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.UpdateUserAttributesOperation;
import dev.cognate.contract.idp.UpdateUserAttributesRequest;
import dev.cognate.contract.idp.UpdateUserAttributesResponse;
import dev.cognate.userpool.login.AttributeFields;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.PageNodes;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.Visit;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** {@code /account/profile}: the attributes that the client may read and write. */
@ApplicationScoped
class ProfilePage implements OwnPage {
    private final UpdateUserAttributesOperation update;
    private final AccountDoor door;
    private final AddressSteps steps;
    private final Flows flows;

    ProfilePage(UpdateUserAttributesOperation update, AccountDoor door, AddressSteps steps, Flows flows) {
        this.update = update;
        this.door = door;
        this.steps = steps;
        this.flows = flows;
    }

    @Override
    public AccountDoor door() {
        return door;
    }

    @Override
    public String path() {
        return AccountPaths.PROFILE;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return door.openFresh(visit, caller -> Uni.createFrom().item(Turn.Show.of(view(caller))));
    }

    private static LoginView view(Caller caller) {
        Visit visit = caller.visit();
        User user = caller.signedIn().user();
        List<Node> nodes = new ArrayList<>();
        ProfileAttributes.editable(caller)
                .forEach(name -> nodes.add(AttributeFields.kept(visit, name, user.attributes())));
        nodes.add(PageNodes.submit("action.save"));
        return LoginView.of("account-profile", "account.profile")
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(new Form(AccountPaths.PROFILE, nodes))
                .with(Link.to(Flows.ACCOUNT, Message.of("action.back")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        return door.openFresh(visit, caller -> {
            List<AttributeType> changes = changes(caller);
            return changes.isEmpty()
                    ? Uni.createFrom().item(saved(caller))
                    : door.orSaying(save(caller, changes), caller, AccountPaths.PROFILE);
        });
    }

    /** What differs; a field that was emptied takes the attribute away. */
    private static List<AttributeType> changes(Caller caller) {
        User user = caller.signedIn().user();
        return ProfileAttributes.editable(caller).stream()
                .map(name -> AttributeType.builder()
                        .name(name)
                        .value(caller.visit().fields().text(AttributeFields.PREFIX + name))
                        .build())
                .filter(attribute -> !attribute
                        .value()
                        .equals(user.attribute(attribute.name()).orElse("")))
                .toList();
    }

    private Uni<Turn> save(Caller caller, List<AttributeType> changes) {
        return door.call(
                        caller,
                        ticket -> update.updateUserAttributes(
                                Checked.of(UpdateUserAttributesRequest.builder()
                                        .accessToken(ticket)
                                        .userAttributes(changes)
                                        .build()),
                                caller.visit().context()))
                .map(answer -> afterwards(caller, answer));
    }

    /** A new address has to be confirmed; a second one can be on the account page. */
    private Turn afterwards(Caller caller, UpdateUserAttributesResponse answer) {
        return answer.codeDeliveryDetailsList().stream()
                .findFirst()
                .map(sent -> steps.toVerify(caller, sent))
                .orElseGet(() -> saved(caller));
    }

    private Turn saved(Caller caller) {
        return flows.move(
                Flows.ACCOUNT, caller.state(), new LoginFlow.Start(false), Said.good("account.profile-saved"));
    }
}
