package dev.cognate.userpool.mfa;

import dev.cognate.contract.idp.AccountRecoverySettingType;
import dev.cognate.contract.idp.RecoveryOptionNameType;
import dev.cognate.contract.idp.RecoveryOptionType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which second factor a sign-in asks for: the pool's settings against what the user has.
 *
 * @param pool the pool
 * @param user the user
 * @param preference what the user switched on
 * @param softwareToken whether the user has an authenticator app; it is good even when the pool offers none any more
 * @param used what the sign-in began with and cannot be asked for again
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes">AWS's
 *     guide: details of MFA logic at user runtime</a>
 */
record FactorRules(
        UserPool pool, User user, MfaPreference preference, boolean softwareToken, Optional<MfaMethod> used) {

    NextFactor next() {
        UserPoolMfaType mode = pool.settings().mfaConfiguration();
        if (UserPoolMfaType.ON.equals(mode)) {
            return required();
        }
        return UserPoolMfaType.OPTIONAL.equals(mode) ? optional() : new NextFactor.Nothing();
    }

    /**
     * What a sign-in is asked for that looks like somebody else's: whatever the user has, switched on or not. Nothing is set
     * up now, since whoever it is would set up a factor of theirs.
     */
    NextFactor atRisk() {
        if (UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration())) {
            return new NextFactor.Impossible();
        }
        Set<MfaMethod> active = active();
        if (!active.isEmpty()) {
            return oneOf(active);
        }
        Set<MfaMethod> possible = usable();
        recoveryMethod().ifPresent(possible::remove);
        return possible.isEmpty() ? new NextFactor.Impossible() : oneOf(possible);
    }

    /** Only what the user switched on is asked for; a sign-in that began with the only one of it goes no further. */
    private NextFactor optional() {
        Set<MfaMethod> active = active();
        if (active.isEmpty() && used.filter(preference.enabled()::contains).isPresent()) {
            return new NextFactor.Impossible();
        }
        return active.isEmpty() ? new NextFactor.Nothing() : oneOf(active);
    }

    private NextFactor required() {
        Set<MfaMethod> active = active();
        if (!active.isEmpty()) {
            return oneOf(active);
        }
        Set<MfaMethod> possible = usable();
        recoveryMethod().ifPresent(possible::remove);
        return possible.isEmpty() ? setUp() : oneOf(possible);
    }

    private NextFactor oneOf(Set<MfaMethod> methods) {
        if (preference.preferred().filter(methods::contains).isPresent()) {
            return new NextFactor.Ask(preference.preferred().get());
        }
        List<MfaMethod> list = List.copyOf(methods);
        return list.size() == 1 ? new NextFactor.Ask(list.getFirst()) : new NextFactor.Choose(list);
    }

    /** A user with neither address may give one; with one that serves recovery, only an authenticator app is left. */
    private NextFactor setUp() {
        Set<MfaMethod> methods = offered();
        methods.removeIf(method -> method.attribute().filter(this::has).isPresent());
        recoveryMethod().ifPresent(methods::remove);
        used.ifPresent(methods::remove);
        return methods.isEmpty() ? new NextFactor.Impossible() : new NextFactor.SetUp(List.copyOf(methods));
    }

    private Set<MfaMethod> active() {
        Set<MfaMethod> active = usable();
        active.retainAll(preference.enabled());
        return active;
    }

    /** What the user could be asked for now. */
    private Set<MfaMethod> usable() {
        Set<MfaMethod> usable = offered();
        usable.removeIf(method -> method.attribute().filter(this::has).isEmpty());
        if (softwareToken) {
            usable.add(MfaMethod.SOFTWARE_TOKEN_MFA);
        }
        used.ifPresent(usable::remove);
        return usable;
    }

    private boolean has(String attribute) {
        return user.attribute(attribute).isPresent();
    }

    /** What the pool lets users set up. */
    private Set<MfaMethod> offered() {
        Set<MfaMethod> offered = EnumSet.noneOf(MfaMethod.class);
        addIf(offered, pool.settings().smsConfiguration() != null, MfaMethod.SMS_MFA);
        addIf(offered, SoftwareTokens.isOffered(pool), MfaMethod.SOFTWARE_TOKEN_MFA);
        addIf(offered, pool.mfa().email() != null, MfaMethod.EMAIL_OTP);
        return offered;
    }

    private static void addIf(Collection<MfaMethod> methods, boolean wanted, MfaMethod method) {
        if (wanted) {
            methods.add(method);
        }
    }

    /** Where the pool's codes for a new password go first: whoever reads them there must not pass MFA there, too. */
    private Optional<MfaMethod> recoveryMethod() {
        return Optional.ofNullable(pool.settings().accountRecoverySetting())
                .map(AccountRecoverySettingType::recoveryMechanisms)
                .flatMap(mechanisms -> mechanisms.stream().min(Comparator.comparing(RecoveryOptionType::priority)))
                .map(RecoveryOptionType::name)
                .flatMap(FactorRules::method);
    }

    private static Optional<MfaMethod> method(RecoveryOptionNameType recovery) {
        if (RecoveryOptionNameType.VERIFIED_EMAIL.equals(recovery)) {
            return Optional.of(MfaMethod.EMAIL_OTP);
        }
        return RecoveryOptionNameType.VERIFIED_PHONE_NUMBER.equals(recovery)
                ? Optional.of(MfaMethod.SMS_MFA)
                : Optional.empty();
    }
}
