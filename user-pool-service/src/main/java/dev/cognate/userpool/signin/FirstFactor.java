package dev.cognate.userpool.signin;

import dev.cognate.contract.idp.AuthFlowType;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** A way to begin a sign-in. */
public interface FirstFactor {

    /** The flows that begin this way. */
    Set<AuthFlowType> flows();

    /** What it leads to, from the parameters of the call. Fails to refuse. */
    Uni<SignInOutcome> begin(Attempt attempt);
}
