package dev.cognate.wire.server;

import dev.cognate.contract.Authentication;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.iam.policy.RequestContext;
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

    /** Open to every signer, or decided with more than the caller's policies (AWS, STS API reference). */
    private static final Set<String> DECIDE_THEMSELVES =
            Set.of("sts:GetCallerIdentity", "sts:GetSessionToken", "sts:AssumeRole", "sts:GetWebIdentityToken");

    private final SignatureVerifier signatures;
    private final Authorizer authorizer;
    private final CommonErrors errors;
    private final ServiceSpec service;
    private final ResourceNames resources;

    Callers(ServiceSpec service, AccessKeys keys, Authorizer authorizer, ResourceNames resources, CommonErrors errors) {
        this.signatures = new SignatureVerifier(keys, service.signingName(), Clock.systemUTC());
        this.authorizer = authorizer;
        this.errors = errors;
        this.service = service;
        this.resources = resources;
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

    /**
     * Refuses a signed caller whose policies do not allow the operation.
     *
     * @param known what is known of the call beside its caller
     */
    void authorise(OperationSpec<?, ?, ?> operation, Structure input, Principal caller, RequestContext known) {
        String action = service.signingName() + ":" + operation.name();
        if (caller instanceof Principal.Anonymous
                || caller instanceof Principal.Root
                || DECIDE_THEMSELVES.contains(action)) {
            return;
        }
        String resource = resources.of(service, operation.name(), input);
        Decision decision = authorizer.decide(caller, new AccessRequest(action, resource, known));
        if (!decision.isAllowed()) {
            throw errors.accessDenied(caller, action, resource, decision);
        }
    }
}
