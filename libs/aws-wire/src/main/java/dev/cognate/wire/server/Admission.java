package dev.cognate.wire.server;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.Structure;
import io.smallrye.mutiny.Uni;

/** Decides whether a request that is valid and authorised may run now. A service that limits requests brings a bean. */
@FunctionalInterface
public interface Admission {
    /** Fails, with an error of the API, to refuse; completes to let the operation run. */
    Uni<Void> admit(OperationSpec<?, ?, ?> operation, Structure input, CallContext context);

    /** Lets everything run. */
    static Admission always() {
        return (operation, input, context) -> Uni.createFrom().voidItem();
    }
}
