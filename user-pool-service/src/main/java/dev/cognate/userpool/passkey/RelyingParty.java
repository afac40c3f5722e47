package dev.cognate.userpool.passkey;

import dev.cognate.contract.idp.UserVerificationType;
import dev.cognate.contract.idp.WebAuthnConfigurationMissingException;
import dev.cognate.contract.idp.WebAuthnConfigurationType;
import dev.cognate.userpool.pool.UserPool;
import java.util.Optional;

/**
 * For whom a pool's passkeys are made.
 *
 * @param id the domain; passkeys work on it and below it
 * @param requiresUserVerification whether the authenticator must verify the user by PIN or biometrics
 */
record RelyingParty(String id, boolean requiresUserVerification) {

    /** The relying party of a pool: what SetUserPoolMfaConfig says, else the custom domain. */
    static Optional<RelyingParty> find(UserPool pool) {
        Optional<WebAuthnConfigurationType> configured =
                Optional.ofNullable(pool.mfa().webAuthn());
        boolean required = configured
                .map(WebAuthnConfigurationType::userVerification)
                .filter(UserVerificationType.REQUIRED::equals)
                .isPresent();
        return configured
                .map(WebAuthnConfigurationType::relyingPartyId)
                .or(() -> Optional.ofNullable(pool.settings().customDomain()))
                .map(id -> new RelyingParty(id, required));
    }

    /** Fails with {@link WebAuthnConfigurationMissingException} when a pool has none. */
    static RelyingParty require(UserPool pool) {
        return find(pool)
                .orElseThrow(() -> new WebAuthnConfigurationMissingException(
                        "The user pool has neither a relying party ID nor a domain."));
    }

    /** The value of {@code userVerification} in the options for clients. */
    String userVerification() {
        return requiresUserVerification ? "required" : "preferred";
    }
}
