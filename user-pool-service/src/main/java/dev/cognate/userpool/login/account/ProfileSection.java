package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.GetUserAttributeVerificationCodeOperation;
import dev.cognate.contract.idp.GetUserAttributeVerificationCodeRequest;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.login.AttributeFields;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Fact;
import dev.cognate.userpool.login.view.Node.Facts;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The attributes that the client may read, and whether the addresses among them are confirmed. */
@ApplicationScoped
class ProfileSection implements AccountSection {
    private static final String VERIFY = "verify";
    private static final Set<String> NOT_SHOWN =
            Set.of("sub", "identities", "email_verified", "phone_number_verified", "updated_at");

    private final GetUserAttributeVerificationCodeOperation code;
    private final AccountDoor door;
    private final AddressSteps steps;

    ProfileSection(GetUserAttributeVerificationCodeOperation code, AccountDoor door, AddressSteps steps) {
        this.code = code;
        this.door = door;
        this.steps = steps;
    }

    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        List<Node> nodes = new ArrayList<>();
        List<Fact> facts = readable(caller).stream()
                .filter(attribute -> !NOT_SHOWN.contains(attribute.name()))
                .map(attribute -> new Fact(AttributeFields.label(attribute.name()), attribute.value()))
                .toList();
        if (!facts.isEmpty()) {
            nodes.add(new Facts(facts));
        }
        List<Item> unconfirmed = unconfirmed(caller);
        if (!unconfirmed.isEmpty()) {
            nodes.add(Form.to(Flows.ACCOUNT, new Items(Message.of("account.unverified"), unconfirmed)));
        }
        nodes.add(Link.to(AccountPaths.PROFILE, Message.of("account.edit")));
        return Uni.createFrom().item(List.of(Group.of(Message.of("account.profile"), nodes.toArray(Node[]::new))));
    }

    private static List<AttributeType> readable(Caller caller) {
        User user = caller.signedIn().user();
        return AttributeView.readable(
                caller.visit().pool(), caller.signedIn().client().settings(), user.sub(), user.attributes());
    }

    private static List<Item> unconfirmed(Caller caller) {
        User user = caller.signedIn().user();
        Set<String> readable = new TreeSet<>();
        readable(caller).forEach(attribute -> readable.add(attribute.name()));
        return Destination.ATTRIBUTES.stream()
                .sorted()
                .filter(readable::contains)
                .filter(name -> user.attribute(name + "_verified")
                        .filter("true"::equals)
                        .isEmpty())
                .map(name -> new Item(
                        Message.verbatim(user.attribute(name).orElse("")),
                        List.of(Message.of("account.unverified")),
                        List.of(Button.secondary(VERIFY, name, Message.of("account.verify")))))
                .toList();
    }

    @Override
    public Set<String> buttons() {
        return Set.of(VERIFY);
    }

    /** The code goes to an address the account has already. */
    @Override
    public boolean isDangerous() {
        return false;
    }

    @Override
    public Uni<Turn> press(Caller caller, String button, String value) {
        return door.call(
                        caller,
                        ticket -> code.getUserAttributeVerificationCode(
                                Checked.of(GetUserAttributeVerificationCodeRequest.builder()
                                        .accessToken(ticket)
                                        .attributeName(value)
                                        .build()),
                                caller.visit().context()))
                .map(sent -> steps.toVerify(caller, sent.codeDeliveryDetails()));
    }
}
