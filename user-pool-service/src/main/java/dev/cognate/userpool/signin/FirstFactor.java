package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** A way to begin a sign-in. */
interface FirstFactor {

    /** The flows that begin this way. */
    Set<AuthFlowType> flows();

    /** The first state, from the parameters of the call. Fails to refuse. */
    Uni<SignInState> begin(Attempt attempt);
}
