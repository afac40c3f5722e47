package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.EmailMfaConfigType;
import dev.cognate.contract.idp.SoftwareTokenMfaConfigType;
import dev.cognate.contract.idp.WebAuthnConfigurationType;
import dev.cognate.contract.idp.WebAuthnFactorConfigurationType;
import java.util.Optional;

/**
 * What SetUserPoolMfaConfig sets beyond the settings of a pool; each part is null while it was never set.
 *
 * @param softwareToken whether users may set up authenticator apps
 * @param email present when codes by e-mail are a second factor
 * @param webAuthn how passkeys are used, whatever the pool's MfaConfiguration
 */
public record MfaSettings(
        SoftwareTokenMfaConfigType softwareToken, EmailMfaConfigType email, WebAuthnConfigurationType webAuthn) {
    /** Nothing was set. */
    public static final MfaSettings NONE = new MfaSettings(null, null, null);

    /** Whether a passkey with user verification is two factors in itself. */
    public boolean passkeysCountAsMfa() {
        return Optional.ofNullable(webAuthn)
                .map(WebAuthnConfigurationType::factorConfiguration)
                .filter(WebAuthnFactorConfigurationType.MULTI_FACTOR_WITH_USER_VERIFICATION::equals)
                .isPresent();
    }

    /** What is left when MFA is switched off. */
    public MfaSettings withoutFactors() {
        return new MfaSettings(null, null, webAuthn);
    }
}
