package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.CodeDeliveryDetailsType;
import dev.cognate.userpool.login.Flows;
import dev.cognate.userpool.login.LoginFlow;
import dev.cognate.userpool.login.Turn;
import jakarta.enterprise.context.ApplicationScoped;

/** On to the code that confirms an address. */
@ApplicationScoped
class AddressSteps {
    static final String TASK = "verify";

    private static final String SEPARATOR = " ";

    private final Flows flows;

    AddressSteps(Flows flows) {
        this.flows = flows;
    }

    /** An address that got a code. */
    record Address(String attribute, String maskedDestination) {}

    Turn toVerify(Caller caller, CodeDeliveryDetailsType sent) {
        LoginFlow.Account begun = new LoginFlow.Account(
                TASK,
                sent.attributeName() + SEPARATOR + sent.destination(),
                caller.session().id());
        return flows.move(AccountPaths.VERIFY, caller.state(), begun);
    }

    static Address address(LoginFlow.Account begun) {
        String[] parts = begun.value().split(SEPARATOR, 2);
        return new Address(parts[0], parts[1]);
    }
}
