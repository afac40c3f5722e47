package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.DeviceType;
import dev.cognate.contract.idp.ForgetDeviceOperation;
import dev.cognate.contract.idp.ForgetDeviceRequest;
import dev.cognate.contract.idp.ListDevicesOperation;
import dev.cognate.contract.idp.ListDevicesRequest;
import dev.cognate.userpool.login.Checked;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Devices that the pool knows of the user, as long as there are any. To forget one takes trust away and asks for nothing. */
@ApplicationScoped
class DeviceSection implements AccountSection {
    private static final String FORGET = "device.forget";

    private final ListDevicesOperation list;
    private final ForgetDeviceOperation forget;
    private final AccountDoor door;
    private final Flows flows;

    DeviceSection(ListDevicesOperation list, ForgetDeviceOperation forget, AccountDoor door, Flows flows) {
        this.list = list;
        this.forget = forget;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        if (caller.visit().pool().settings().deviceConfiguration() == null) {
            return Uni.createFrom().item(List.of());
        }
        return door.call(
                        caller,
                        ticket -> list.listDevices(
                                ListDevicesRequest.builder().accessToken(ticket).build(),
                                caller.visit().context()))
                .map(answer -> answer.devices().isEmpty() ? List.of() : List.of(group(caller, answer.devices())));
    }

    private static Node group(Caller caller, List<DeviceType> devices) {
        Message heading = Message.of("account.devices");
        List<Item> items = devices.stream().map(device -> item(caller, device)).toList();
        return Group.of(heading, Form.to(Flows.ACCOUNT, new Items(heading, items)));
    }

    private static Item item(Caller caller, DeviceType device) {
        Message active = Message.of("account.session-active")
                .with(
                        "date",
                        Dates.day(
                                device.deviceLastAuthenticatedDate(),
                                caller.visit().language()));
        Button remove = Button.danger(FORGET, device.deviceKey(), Message.of("account.remove"));
        return new Item(Message.verbatim(name(device)), List.of(active), List.of(remove));
    }

    private static String name(DeviceType device) {
        return device.deviceAttributes().stream()
                .filter(attribute -> attribute.name().equals("device_name"))
                .map(AttributeType::value)
                .findFirst()
                .orElse(device.deviceKey());
    }

    @Override
    public Set<String> buttons() {
        return Set.of(FORGET);
    }

    @Override
    public boolean isDangerous() {
        return false;
    }

    @Override
    public Uni<Turn> press(Caller caller, String button, String value) {
        return door.call(
                        caller,
                        ticket -> forget.forgetDevice(
                                Checked.of(ForgetDeviceRequest.builder()
                                        .accessToken(ticket)
                                        .deviceKey(value)
                                        .build()),
                                caller.visit().context()))
                .replaceWith(() -> flows.stay(Flows.ACCOUNT, caller.state(), Said.good("account.saved")));
    }
}
