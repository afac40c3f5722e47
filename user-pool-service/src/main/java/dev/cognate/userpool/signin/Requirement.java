package dev.cognate.userpool.signin;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Something that may be asked of a user who has shown one factor, before there are tokens. */
public interface Requirement {

    /** When it is asked. */
    Stage stage();

    /** What is still asked, or empty when this requirement is met. Fails to refuse the sign-in. */
    Uni<Optional<SignInOutcome.Asks>> stillAsks(Attempt attempt, SignInOutcome.Shown shown);
}
