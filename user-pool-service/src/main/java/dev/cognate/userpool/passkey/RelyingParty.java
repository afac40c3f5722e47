package dev.cognate.userpool.passkey;

/**
 * For whom a pool's passkeys are made.
 *
 * @param id the domain; passkeys work on it and below it
 * @param requiresUserVerification whether the authenticator must verify the user by PIN or biometrics
 */
record RelyingParty(String id, boolean requiresUserVerification) {

    /** The value of {@code userVerification} in the options for clients. */
    String userVerification() {
        return requiresUserVerification ? "required" : "preferred";
    }
}
