package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.AccountRecoverySettingType;
import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.RecoveryOptionNameType;
import dev.cognate.contract.idp.RecoveryOptionType;
import dev.cognate.contract.idp.SignInPolicyType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.contract.idp.UserPoolTierType;
import java.util.List;
import java.util.Optional;

/**
 * Settings of MFA that do not go together, with each other or with the rest of the pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html">AWS's guide: adding
 *     MFA to a user pool</a>
 */
public final class MfaRules {
    private static final List<AuthFactorType> CODES = List.of(AuthFactorType.EMAIL_OTP, AuthFactorType.SMS_OTP);

    private MfaRules() {}

    /** Checks a pool as SetUserPoolMfaConfig leaves it. */
    public static void require(UserPool pool) {
        if (!isOff(pool) && !hasFactor(pool)) {
            throw new InvalidParameterException(
                    "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.");
        }
        requireFirstFactors(
                pool,
                "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an"
                        + " allowed first auth factor");
        requireTier(pool);
        requireOtherRecovery(pool);
    }

    /** Checks a pool as CreateUserPool or UpdateUserPool leaves it. */
    static void requireWithSettings(UserPool pool) {
        if (!isOff(pool) && !hasFactor(pool)) {
            throw new InvalidParameterException(
                    "SMS configuration and Auto verification for phone_number are required when MFA is required/optional");
        }
        requireFirstFactors(
                pool, "WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA");
        requireTier(pool);
        requireOtherRecovery(pool);
    }

    private static boolean isOff(UserPool pool) {
        return UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration());
    }

    private static boolean hasFactor(UserPool pool) {
        boolean softwareToken = pool.mfa().softwareToken() != null
                && Boolean.TRUE.equals(pool.mfa().softwareToken().enabled());
        return softwareToken || pool.mfa().email() != null || pool.settings().smsConfiguration() != null;
    }

    private static void requireFirstFactors(UserPool pool, String passkeySentence) {
        if (!UserPoolMfaType.ON.equals(pool.settings().mfaConfiguration())) {
            return;
        }
        List<AuthFactorType> allowed = firstFactors(pool);
        if (CODES.stream().anyMatch(allowed::contains)) {
            throw new InvalidParameterException(
                    "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled");
        }
        if (allowed.contains(AuthFactorType.WEB_AUTHN) && !pool.mfa().passkeysCountAsMfa()) {
            throw new InvalidParameterException(passkeySentence);
        }
    }

    private static List<AuthFactorType> firstFactors(UserPool pool) {
        return Optional.ofNullable(pool.settings().policies())
                .map(UserPoolPolicyType::signInPolicy)
                .map(SignInPolicyType::allowedFirstAuthFactors)
                .orElse(List.of());
    }

    private static void requireTier(UserPool pool) {
        if (pool.mfa().email() != null
                && UserPoolTierType.LITE.equals(pool.settings().userPoolTier())) {
            throw new FeatureUnavailableInTierException("Email MFA is not available in the LITE feature plan.");
        }
    }

    /** A user must not get the code for a new password where the second factor arrives. */
    private static void requireOtherRecovery(UserPool pool) {
        List<RecoveryOptionNameType> recovery = Optional.ofNullable(
                        pool.settings().accountRecoverySetting())
                .map(AccountRecoverySettingType::recoveryMechanisms)
                .orElse(List.of())
                .stream()
                .map(RecoveryOptionType::name)
                .toList();
        if (pool.mfa().email() != null && recovery.equals(List.of(RecoveryOptionNameType.VERIFIED_EMAIL))) {
            throw new InvalidParameterException("Invalid account recovery setting parameter. Account Recovery Setting"
                    + " cannot use verified_email as a recovery mechanism when Email MFA is configured.");
        }
    }
}
