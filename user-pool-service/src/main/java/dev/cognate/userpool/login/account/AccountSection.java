package dev.cognate.userpool.login.account;

import dev.cognate.userpool.login.Turn;
import dev.cognate.userpool.login.view.Node;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** A part of the account page, with buttons of its own. */
interface AccountSection {
    /** What it shows; nothing where it does not apply. */
    Uni<List<Node>> nodes(Caller caller);

    /** The names of its buttons. */
    default Set<String> buttons() {
        return Set.of();
    }

    /** Whether its buttons ask for a sign-in a short while ago. */
    default boolean isDangerous() {
        return true;
    }

    /** Does what one of its buttons says, with the button's value as it was posted. Fails with the operation's refusal. */
    default Uni<Turn> press(Caller caller, String button, String value) {
        throw new IllegalArgumentException(button);
    }
}
