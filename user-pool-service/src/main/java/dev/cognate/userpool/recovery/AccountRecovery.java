package dev.cognate.userpool.recovery;

import dev.cognate.contract.idp.AccountRecoverySettingType;
import dev.cognate.contract.idp.RecoveryOptionNameType;
import dev.cognate.contract.idp.RecoveryOptionType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.mfa.MfaPreference;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How users of a pool get back in, in the order of its AccountRecoverySetting. Pools without one try the phone before the
 * e-mail address, as Cognito's older pools do. Only verified addresses count, and not the one that the user's codes to sign
 * in go to: whoever reads that one must not get in by it alone.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">AWS's guide:
 *     password reset and recovery</a>
 */
public final class AccountRecovery {
    private static final List<RecoveryOptionNameType> LEGACY =
            List.of(RecoveryOptionNameType.VERIFIED_PHONE_NUMBER, RecoveryOptionNameType.VERIFIED_EMAIL);

    private AccountRecovery() {}

    /** Whether only an administrator can help. */
    public static boolean isAdminOnly(UserPool pool) {
        return options(pool).equals(List.of(RecoveryOptionNameType.ADMIN_ONLY));
    }

    /** Where a user's code goes; empty when the user has no verified address of the right kind. */
    static Optional<Destination> destination(UserPool pool, User user, MfaPreference preference) {
        boolean mfa = !UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration());
        Set<String> taken = mfa ? preference.codeAttributes() : Set.of();
        List<RecoveryOptionNameType> options = isAdminOnly(pool) ? LEGACY : options(pool);
        return options.stream()
                .map(AccountRecovery::attribute)
                .filter(attribute -> !taken.contains(attribute))
                .flatMap(attribute -> verified(user, attribute).stream())
                .findFirst();
    }

    private static List<RecoveryOptionNameType> options(UserPool pool) {
        return Optional.ofNullable(pool.settings().accountRecoverySetting())
                .map(AccountRecoverySettingType::recoveryMechanisms)
                .filter(mechanisms -> !mechanisms.isEmpty())
                .map(mechanisms -> mechanisms.stream()
                        .sorted(Comparator.comparing(RecoveryOptionType::priority))
                        .map(RecoveryOptionType::name)
                        .toList())
                .orElse(LEGACY);
    }

    private static String attribute(RecoveryOptionNameType option) {
        return option.equals(RecoveryOptionNameType.VERIFIED_EMAIL) ? Destination.EMAIL : Destination.PHONE;
    }

    private static Optional<Destination> verified(User user, String attribute) {
        return user.attribute(attribute + "_verified")
                .filter("true"::equals)
                .flatMap(yes -> user.attribute(attribute))
                .flatMap(value -> Destination.of(attribute, value));
    }
}
