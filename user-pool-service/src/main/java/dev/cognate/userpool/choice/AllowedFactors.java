package dev.cognate.userpool.choice;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.SignInPolicyType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.userpool.passkey.Passkeys;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first factors a pool allows: its sign-in policy, cut down to passwords in the Lite plan, and to passwords and passkeys
 * that count as MFA where MFA is required.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html">AWS's guide: things
 *     to know about user pool MFA</a>
 */
final class AllowedFactors {
    private AllowedFactors() {}

    /** The factors, PASSWORD when the pool names none. */
    static Set<AuthFactorType> of(UserPool pool) {
        List<AuthFactorType> chosen = Optional.ofNullable(pool.settings().policies())
                .map(UserPoolPolicyType::signInPolicy)
                .map(SignInPolicyType::allowedFirstAuthFactors)
                .orElse(List.of(AuthFactorType.PASSWORD));
        return chosen.stream().filter(factor -> isPossible(pool, factor)).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPossible(UserPool pool, AuthFactorType factor) {
        if (factor.equals(AuthFactorType.PASSWORD)) {
            return true;
        }
        if (UserPoolTierType.LITE.equals(pool.settings().userPoolTier())) {
            return false;
        }
        if (factor.equals(AuthFactorType.WEB_AUTHN) && !Passkeys.arePossible(pool)) {
            return false;
        }
        boolean mfaRequired = UserPoolMfaType.ON.equals(pool.settings().mfaConfiguration());
        return !mfaRequired
                || (factor.equals(AuthFactorType.WEB_AUTHN) && pool.mfa().passkeysCountAsMfa());
    }
}
