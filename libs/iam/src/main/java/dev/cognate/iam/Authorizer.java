package dev.cognate.iam;

import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;

/** Decides whether a signed caller may do what it asks. Must answer without leaving the process. */
@FunctionalInterface
public interface Authorizer {

    /**
     * Decides one call.
     *
     * @param caller the verified signer
     * @param request the action, for example {@code cognito-idp:CreateUserPool}, on a resource, with what is known of the
     *     call; condition keys that the caller brings are added by the authorizer
     */
    Decision decide(Principal caller, AccessRequest request);

    /** Lets the account's root do everything and nobody else anything. */
    static Authorizer rootOnly() {
        return (caller, request) -> caller instanceof Principal.Root ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
    }
}
