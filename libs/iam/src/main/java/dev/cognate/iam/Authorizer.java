package dev.cognate.iam;

/** Decides whether a signed caller may do what it asks. */
@FunctionalInterface
public interface Authorizer {

    /**
     * Decides one call.
     *
     * @param caller the verified signer
     * @param action for example {@code cognito-idp:CreateUserPool}
     * @return true when the call may go on
     */
    boolean allows(Principal caller, String action);

    /** Lets the account's root do everything and nobody else anything. */
    static Authorizer rootOnly() {
        return (caller, action) -> caller instanceof Principal.Root;
    }
}
