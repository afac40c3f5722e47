package dev.cognate.userpool.passkey;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.LimitExceededException;
import dev.cognate.contract.idp.SignInPolicyType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.contract.idp.WebAuthnNotEnabledException;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Optional;

/** What a pool allows. */
final class PasskeyRules {
    private static final int MOST_PER_USER = 20;

    private PasskeyRules() {}

    /** Fails with {@link WebAuthnNotEnabledException} where passkeys are no way to sign in. */
    static void requireEnabled(UserPool pool) {
        boolean enabled = Optional.ofNullable(pool.settings().policies())
                .map(UserPoolPolicyType::signInPolicy)
                .map(SignInPolicyType::allowedFirstAuthFactors)
                .filter(factors -> factors.contains(AuthFactorType.WEB_AUTHN))
                .isPresent();
        if (!enabled) {
            throw new WebAuthnNotEnabledException("Passkeys are not enabled for this user pool.");
        }
    }

    /** Fails with {@link LimitExceededException} when a user has as many passkeys as Cognito lets it have. */
    static void requireRoom(List<Passkey> registered) {
        if (registered.size() >= MOST_PER_USER) {
            throw new LimitExceededException("A user can register at most " + MOST_PER_USER + " passkeys.");
        }
    }
}
