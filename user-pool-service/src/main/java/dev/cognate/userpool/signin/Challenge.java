package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.ChallengeNameType;
import io.smallrye.mutiny.Uni;

/** Something asked of the user on the way to tokens. */
interface Challenge<S extends SignInState> {

    ChallengeNameType name();

    /** Asks it. What is needed to go on travels sealed with the client, so that any replica can. */
    SignInStep.Challenged pose(Attempt attempt, S state);

    /** The state the answer leads to. Fails to refuse. */
    Uni<SignInState> answer(Attempt attempt);
}
