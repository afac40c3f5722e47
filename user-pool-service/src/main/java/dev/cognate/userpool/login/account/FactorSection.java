package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.AssociateSoftwareTokenOperation;
import dev.cognate.contract.idp.AssociateSoftwareTokenRequest;
import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.GetUserAuthFactorsOperation;
import dev.cognate.contract.idp.GetUserAuthFactorsRequest;
import dev.cognate.contract.idp.GetUserAuthFactorsResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.mfa.MfaMethod;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Second factors: set up, on, off, and which is asked for first. */
@ApplicationScoped
class FactorSection implements AccountSection {
    private static final String SET_UP = "factor.set-up";
    private static final String ON = "factor.on";
    private static final String OFF = "factor.off";
    private static final String FIRST = "factor.first";

    private final GetUserAuthFactorsOperation factors;
    private final AssociateSoftwareTokenOperation associate;
    private final FactorPreference preference;
    private final AccountDoor door;
    private final Flows flows;

    FactorSection(
            GetUserAuthFactorsOperation factors,
            AssociateSoftwareTokenOperation associate,
            FactorPreference preference,
            AccountDoor door,
            Flows flows) {
        this.factors = factors;
        this.associate = associate;
        this.preference = preference;
        this.door = door;
        this.flows = flows;
    }

    @Override
    public Uni<List<Node>> nodes(Caller caller) {
        List<MfaMethod> offered = FactorPreference.offered(caller);
        return offered.isEmpty()
                ? Uni.createFrom().item(List.of())
                : known(caller).map(known -> List.of(group(offered, known)));
    }

    private Uni<GetUserAuthFactorsResponse> known(Caller caller) {
        return door.call(
                caller,
                ticket -> factors.getUserAuthFactors(
                        GetUserAuthFactorsRequest.builder().accessToken(ticket).build(),
                        caller.visit().context()));
    }

    private static Node group(List<MfaMethod> offered, GetUserAuthFactorsResponse known) {
        Message heading = Message.of("account.factors");
        List<Item> items = offered.stream().map(method -> item(method, known)).toList();
        return Group.of(heading, Form.to(Flows.ACCOUNT, new Items(heading, items)));
    }

    private static Item item(MfaMethod method, GetUserAuthFactorsResponse known) {
        boolean isOn = Objects.requireNonNullElse(known.userMFASettingList(), List.<String>of())
                .contains(method.name());
        boolean isFirst = method.name().equals(known.preferredMfaSetting());
        List<Message> details = new ArrayList<>();
        details.add(Message.of(isOn ? "account.factor-on" : "account.factor-off"));
        if (isOn && isFirst) {
            details.add(Message.of("account.factor-preferred"));
        }
        return new Item(Message.of(label(method)), details, isOn ? whileOn(method, isFirst) : whileOff(method, known));
    }

    private static List<Button> whileOn(MfaMethod method, boolean isFirst) {
        Button off = Button.danger(OFF, method.name(), Message.of("account.factor-remove"));
        return isFirst
                ? List.of(off)
                : List.of(Button.secondary(FIRST, method.name(), Message.of("account.factor-prefer")), off);
    }

    /** An app that is set up and switched off can be switched on again. */
    private static List<Button> whileOff(MfaMethod method, GetUserAuthFactorsResponse known) {
        boolean isKnown = method != MfaMethod.SOFTWARE_TOKEN_MFA
                || known.configuredUserAuthFactors().contains(AuthFactorType.SOFTWARE_TOKEN);
        return List.of(
                isKnown
                        ? Button.secondary(ON, method.name(), Message.of("account.factor-turn-on"))
                        : Button.secondary(SET_UP, method.name(), Message.of("account.factor-add")));
    }

    private static String label(MfaMethod method) {
        return switch (method) {
            case SOFTWARE_TOKEN_MFA -> "factor.totp";
            case SMS_MFA -> "factor.sms";
            case EMAIL_OTP -> "factor.email";
        };
    }

    @Override
    public Set<String> buttons() {
        return Set.of(SET_UP, ON, OFF, FIRST);
    }

    @Override
    public Uni<Turn> press(Caller caller, String button, String value) {
        MfaMethod method = FactorPreference.offered(caller).stream()
                .filter(offered -> offered.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException("There is no such factor."));
        if (button.equals(SET_UP)) {
            return setUpApp(caller);
        }
        return preference
                .set(caller, method, !button.equals(OFF), button.equals(FIRST))
                .map(done -> flows.move(
                        Flows.ACCOUNT, caller.state(), new LoginFlow.Start(false), Said.good("account.saved")));
    }

    private Uni<Turn> setUpApp(Caller caller) {
        return door.call(
                        caller,
                        ticket -> associate.associateSoftwareToken(
                                AssociateSoftwareTokenRequest.builder()
                                        .accessToken(ticket)
                                        .build(),
                                caller.visit().context()))
                .map(answer -> flows.move(
                        AccountPaths.APP,
                        caller.state(),
                        new LoginFlow.Account(
                                AppPage.TASK,
                                answer.secretCode(),
                                caller.session().id())));
    }
}
