package dev.cognate.userpool.passkey;

import dev.cognate.contract.idp.UserVerificationType;
import dev.cognate.contract.idp.WebAuthnConfigurationMissingException;
import dev.cognate.contract.idp.WebAuthnConfigurationType;
import dev.cognate.userpool.domain.Domains;
import dev.cognate.userpool.pool.UserPool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds the relying party of a pool: what SetUserPoolMfaConfig says, else the host of the pool's pages.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">
 *     AWS's guide: passkey sign-in</a>
 */
@ApplicationScoped
class RelyingParties {
    private final Domains domains;

    RelyingParties(Domains domains) {
        this.domains = domains;
    }

    /** Whether a pool has one. */
    static boolean has(UserPool pool) {
        return configured(pool).isPresent()
                || pool.settings().customDomain() != null
                || pool.settings().domain() != null;
    }

    Optional<RelyingParty> find(UserPool pool) {
        boolean verified = Optional.ofNullable(pool.mfa().webAuthn())
                .map(WebAuthnConfigurationType::userVerification)
                .filter(UserVerificationType.REQUIRED::equals)
                .isPresent();
        return configured(pool).or(() -> domains.host(pool)).map(id -> new RelyingParty(id, verified));
    }

    /** Fails with {@link WebAuthnConfigurationMissingException} when a pool has none. */
    RelyingParty require(UserPool pool) {
        return find(pool)
                .orElseThrow(() -> new WebAuthnConfigurationMissingException(
                        "The user pool has neither a relying party ID nor a domain."));
    }

    private static Optional<String> configured(UserPool pool) {
        return Optional.ofNullable(pool.mfa().webAuthn()).map(WebAuthnConfigurationType::relyingPartyId);
    }
}
