package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.AccountRecoverySettingType;
import dev.cognate.contract.idp.AdminCreateUserConfigType;
import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.DefaultEmailOptionType;
import dev.cognate.contract.idp.DeletionProtectionType;
import dev.cognate.contract.idp.DeviceConfigurationType;
import dev.cognate.contract.idp.EmailConfigurationType;
import dev.cognate.contract.idp.EmailSendingAccountType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.PasswordPolicyType;
import dev.cognate.contract.idp.RecoveryOptionNameType;
import dev.cognate.contract.idp.RecoveryOptionType;
import dev.cognate.contract.idp.SignInPolicyType;
import dev.cognate.contract.idp.UserAttributeUpdateSettingsType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolPolicyType;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.VerificationMessageTemplateType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What a setting means when it is left out, at creation and, as updates replace everything, in an update. */
final class PoolDefaults {
    private static final int PASSWORD_LENGTH = 8;
    private static final int TEMPORARY_PASSWORD_DAYS = 7;

    private PoolDefaults() {}

    /** Fills the gaps of settings as Cognito does; throws {@link InvalidParameterException} for a setting under two names. */
    static UserPoolType fill(UserPoolType wish) {
        VerificationMessageTemplateType verification = verification(wish);
        return wish.toBuilder()
                .policies(policies(wish))
                .deletionProtection(or(wish.deletionProtection(), DeletionProtectionType.INACTIVE))
                .lambdaConfig(LambdaRules.fill(wish.lambdaConfig()))
                .verificationMessageTemplate(verification)
                .smsVerificationMessage(verification.smsMessage())
                .emailVerificationMessage(verification.emailMessage())
                .emailVerificationSubject(verification.emailSubject())
                .userAttributeUpdateSettings(or(
                        wish.userAttributeUpdateSettings(),
                        UserAttributeUpdateSettingsType.builder()
                                .attributesRequireVerificationBeforeUpdate(List.of())
                                .build()))
                .mfaConfiguration(or(wish.mfaConfiguration(), UserPoolMfaType.OFF))
                .deviceConfiguration(devices(wish.deviceConfiguration()))
                .emailConfiguration(email(wish.emailConfiguration()))
                .userPoolTags(or(wish.userPoolTags(), Map.of()))
                .adminCreateUserConfig(adminCreateUser(wish))
                .accountRecoverySetting(or(wish.accountRecoverySetting(), accountRecovery()))
                .userPoolTier(or(wish.userPoolTier(), UserPoolTierType.ESSENTIALS))
                .acrConfiguration(AcrNames.filled(wish.acrConfiguration()))
                .build();
    }

    private static UserPoolPolicyType policies(UserPoolType wish) {
        PasswordPolicyType password = passwordPolicy(wish);
        SignInPolicyType signIn =
                wish.policies() == null ? null : wish.policies().signInPolicy();
        PasswordPolicyType filled = password == null ? strictPassword() : password(password);
        return UserPoolPolicyType.builder()
                .passwordPolicy(filled.toBuilder()
                        .temporaryPasswordValidityDays(temporaryPasswordDays(wish))
                        .build())
                .signInPolicy(or(
                        signIn,
                        SignInPolicyType.builder()
                                .allowedFirstAuthFactors(List.of(AuthFactorType.PASSWORD))
                                .build()))
                .build();
    }

    private static PasswordPolicyType passwordPolicy(UserPoolType wish) {
        return wish.policies() == null ? null : wish.policies().passwordPolicy();
    }

    /** The setting has an older name, too; under either of them 0 is as good as nothing. */
    private static int temporaryPasswordDays(UserPoolType wish) {
        PasswordPolicyType password = passwordPolicy(wish);
        AdminCreateUserConfigType invitation = wish.adminCreateUserConfig();
        int days = password == null ? 0 : or(password.temporaryPasswordValidityDays(), 0);
        int olderDays = invitation == null ? 0 : or(invitation.unusedAccountValidityDays(), 0);
        if (days > 0 && olderDays > 0) {
            throw new InvalidParameterException("Please use TemporaryPasswordValidityDays in PasswordPolicy instead of"
                    + " UnusedAccountValidityDays");
        }
        return days + olderDays > 0 ? days + olderDays : TEMPORARY_PASSWORD_DAYS;
    }

    private static PasswordPolicyType strictPassword() {
        return PasswordPolicyType.builder()
                .minimumLength(PASSWORD_LENGTH)
                .requireUppercase(true)
                .requireLowercase(true)
                .requireNumbers(true)
                .requireSymbols(true)
                .build();
    }

    /** A policy that is given at all asks only for the classes it names; a history of no passwords is none. */
    private static PasswordPolicyType password(PasswordPolicyType wish) {
        return wish.toBuilder()
                .minimumLength(or(wish.minimumLength(), PASSWORD_LENGTH))
                .requireUppercase(or(wish.requireUppercase(), false))
                .requireLowercase(or(wish.requireLowercase(), false))
                .requireNumbers(or(wish.requireNumbers(), false))
                .requireSymbols(or(wish.requireSymbols(), false))
                .passwordHistorySize(
                        Integer.valueOf(0).equals(wish.passwordHistorySize()) ? null : wish.passwordHistorySize())
                .build();
    }

    /** The older message settings and the template are two names of the same texts; the template wins. */
    private static VerificationMessageTemplateType verification(UserPoolType wish) {
        VerificationMessageTemplateType given = or(
                wish.verificationMessageTemplate(),
                VerificationMessageTemplateType.builder().build());
        return given.toBuilder()
                .smsMessage(or(given, VerificationMessageTemplateType::smsMessage, wish.smsVerificationMessage()))
                .emailMessage(or(given, VerificationMessageTemplateType::emailMessage, wish.emailVerificationMessage()))
                .emailSubject(or(given, VerificationMessageTemplateType::emailSubject, wish.emailVerificationSubject()))
                .defaultEmailOption(or(given.defaultEmailOption(), DefaultEmailOptionType.CONFIRM_WITH_CODE))
                .build();
    }

    /** A value for one of the two switches device tracking on; without any it stays off. */
    private static DeviceConfigurationType devices(DeviceConfigurationType wish) {
        if (wish == null
                || (wish.challengeRequiredOnNewDevice() == null && wish.deviceOnlyRememberedOnUserPrompt() == null)) {
            return null;
        }
        return DeviceConfigurationType.builder()
                .challengeRequiredOnNewDevice(or(wish.challengeRequiredOnNewDevice(), false))
                .deviceOnlyRememberedOnUserPrompt(or(wish.deviceOnlyRememberedOnUserPrompt(), false))
                .build();
    }

    private static EmailConfigurationType email(EmailConfigurationType wish) {
        EmailConfigurationType given = or(wish, EmailConfigurationType.builder().build());
        return given.toBuilder()
                .emailSendingAccount(or(given.emailSendingAccount(), EmailSendingAccountType.COGNITO_DEFAULT))
                .build();
    }

    private static AdminCreateUserConfigType adminCreateUser(UserPoolType wish) {
        AdminCreateUserConfigType given = or(
                wish.adminCreateUserConfig(),
                AdminCreateUserConfigType.builder().build());
        return given.toBuilder()
                .allowAdminCreateUserOnly(or(given.allowAdminCreateUserOnly(), false))
                .unusedAccountValidityDays(temporaryPasswordDays(wish))
                .build();
    }

    private static AccountRecoverySettingType accountRecovery() {
        return AccountRecoverySettingType.builder()
                .recoveryMechanisms(List.of(
                        recovery(1, RecoveryOptionNameType.VERIFIED_EMAIL),
                        recovery(2, RecoveryOptionNameType.VERIFIED_PHONE_NUMBER)))
                .build();
    }

    private static RecoveryOptionType recovery(int priority, RecoveryOptionNameType name) {
        return RecoveryOptionType.builder().priority(priority).name(name).build();
    }

    private static <T> T or(T wish, T otherwise) {
        return Objects.requireNonNullElse(wish, otherwise);
    }

    private static <S> String or(S given, Function<S, String> text, String otherwise) {
        return text.apply(given) == null ? otherwise : text.apply(given);
    }
}
