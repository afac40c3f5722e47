package dev.cognate.wire.server;

import dev.cognate.contract.Authentication;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.wire.error.CommonErrors;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.SignatureException;
import dev.cognate.wire.sigv4.SignatureVerifier;
import java.time.Clock;
import java.util.Set;

/** Who calls, and whether they may. */
final class Callers {
    /** Takes a signature or the client's own secret; its model knows only signatures. */
    private static final Set<String> SIGNATURE_OPTIONAL = Set.of("GetClientToken");

    private final SignatureVerifier signatures;
    private final Authorizer authorizer;
    private final CommonErrors errors;
    private final String actionPrefix;

    Callers(ServiceSpec service, AccessKeys keys, Authorizer authorizer, CommonErrors errors) {
        this.signatures = new SignatureVerifier(keys, service.signingName(), Clock.systemUTC());
        this.authorizer = authorizer;
        this.errors = errors;
        this.actionPrefix = service.signingName() + ":";
    }

    /** Verifies what the operation asks of its caller; a signature nobody asked for is not looked at. */
    Principal authenticate(OperationSpec<?, ?, ?> operation, WireRequest request) {
        boolean isOptional = SIGNATURE_OPTIONAL.contains(operation.name());
        if (operation.authentication() == Authentication.NONE || (isOptional && !SignatureVerifier.isSigned(request))) {
            return Principal.ANONYMOUS;
        }
        try {
            return signatures.verify(request);
        } catch (SignatureException e) {
            throw errors.refused(e);
        }
    }

    /** Refuses a signed caller whose policies do not allow the operation. */
    void authorise(OperationSpec<?, ?, ?> operation, Principal caller) {
        String action = actionPrefix + operation.name();
        if (!(caller instanceof Principal.Anonymous) && !authorizer.allows(caller, action)) {
            throw errors.accessDenied(caller, action);
        }
    }
}
