package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.DeleteWebAuthnCredentialOperation;
import dev.cognate.contract.idp.DeleteWebAuthnCredentialRequest;
import dev.cognate.contract.idp.ListWebAuthnCredentialsOperation;
import dev.cognate.contract.idp.ListWebAuthnCredentialsRequest;
import dev.cognate.contract.idp.WebAuthnCredentialDescription;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.PasskeyOffers;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.login.view.Node.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Passkeys: which there are, another one, and away with one. */
@ApplicationScoped
class PasskeySection implements AccountSection {
    private static final String ADD = "passkey.add";
    private static final String REMOVE = "passkey.remove";

    private final ListWebAuthnCredentialsOperation list;
    private final DeleteWebAuthnCredentialOperation delete;
    private final AccountDoor door;
    private final Flows flows;

    PasskeySection(
            ListWebAuthnCredentialsOperation list,
            DeleteWebAuthnCredentialOperation delete,
            AccountDoor door,
            Flows flows) {
        this.list = list;
        this.delete = delete;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        if (!PasskeyOffers.arePossible(caller.visit())) {
            return Uni.createFrom().item(List.of());
        }
        return door.call(
                        caller,
                        ticket -> list.listWebAuthnCredentials(
                                ListWebAuthnCredentialsRequest.builder()
                                        .accessToken(ticket)
                                        .build(),
                                caller.visit().context()))
                .map(answer -> List.of(group(caller, answer.credentials())));
    }

    private static Node group(Caller caller, List<WebAuthnCredentialDescription> passkeys) {
        Message heading = Message.of("account.passkeys");
        Node shown = passkeys.isEmpty()
                ? new Text(Message.of("account.passkeys-none"))
                : new Items(
                        heading,
                        passkeys.stream().map(passkey -> item(caller, passkey)).toList());
        Button add = Button.secondary(ADD, "new", Message.of("passkey.create"));
        return Group.of(heading, Form.to(Flows.ACCOUNT, shown, add));
    }

    private static Item item(Caller caller, WebAuthnCredentialDescription passkey) {
        Message added = Message.of("account.passkey-added")
                .with("date", Dates.day(passkey.createdAt(), caller.visit().language()));
        Button remove = Button.danger(REMOVE, passkey.credentialId(), Message.of("account.remove"));
        return new Item(Message.verbatim(passkey.friendlyCredentialName()), List.of(added), List.of(remove));
    }

    @Override
    public Set<String> buttons() {
        return Set.of(ADD, REMOVE);
    }

    @Override
    public Uni<Turn> press(Caller caller, String button, String value) {
        if (button.equals(ADD)) {
            return Uni.createFrom()
                    .item(flows.move(
                            Flows.PASSKEY, caller.state().headingFor(Flows.ACCOUNT), new LoginFlow.Start(false)));
        }
        return door.call(
                        caller,
                        ticket -> delete.deleteWebAuthnCredential(
                                Checked.of(DeleteWebAuthnCredentialRequest.builder()
                                        .accessToken(ticket)
                                        .credentialId(value)
                                        .build()),
                                caller.visit().context()))
                .map(done -> flows.stay(Flows.ACCOUNT, caller.state(), Said.good("account.saved")));
    }
}
