package dev.cognate.userpool.pool;

import dev.cognate.contract.idp.AdvancedSecurityModeType;
import dev.cognate.contract.idp.AliasAttributeType;
import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.contract.idp.EmailSendingAccountType;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.IssuerType;
import dev.cognate.contract.idp.RecoveryOptionNameType;
import dev.cognate.contract.idp.RecoveryOptionType;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Settings that do not go together. Each rule throws the error AWS answers with. */
final class PoolRules {
    private PoolRules() {}

    /** Checks filled settings as a whole. */
    static void require(UserPool pool) {
        UserPoolType settings = pool.settings();
        requireOneWayOfNaming(settings);
        requirePreferredUsernameOptional(settings);
        requireVerifiedBeforeUpdate(settings);
        requireSaneRecovery(settings);
        requireMoreThanPasskeys(settings);
        requireTier(settings);
        DynamicRegistration.require(settings);
        LambdaRules.require(settings);
        AcrNames.require(settings);
        if (EmailSendingAccountType.DEVELOPER.equals(
                        settings.emailConfiguration().emailSendingAccount())
                && settings.emailConfiguration().sourceArn() == null) {
            throw new InvalidParameterException("Email configuration SourceArn is required when using DEVELOPER mode.");
        }
        MfaRules.requireWithSettings(pool);
    }

    private static void requireOneWayOfNaming(UserPoolType settings) {
        if (!empty(settings.aliasAttributes()) && !empty(settings.usernameAttributes())) {
            throw new InvalidParameterException(
                    "Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        }
    }

    private static void requirePreferredUsernameOptional(UserPoolType settings) {
        boolean required = settings.schemaAttributes().stream()
                .anyMatch(attribute ->
                        "preferred_username".equals(attribute.name()) && Boolean.TRUE.equals(attribute.required()));
        if (required
                && !empty(settings.aliasAttributes())
                && settings.aliasAttributes().contains(AliasAttributeType.PREFERRED_USERNAME)) {
            throw new InvalidParameterException(
                    "preferred_username cannot be a required attribute when it is an alias attribute.");
        }
    }

    private static void requireVerifiedBeforeUpdate(UserPoolType settings) {
        var required = settings.userAttributeUpdateSettings().attributesRequireVerificationBeforeUpdate();
        if (!empty(required)
                && !Objects.requireNonNullElse(settings.autoVerifiedAttributes(), List.of())
                        .containsAll(required)) {
            throw new InvalidParameterException("Please set AutoVerifiedAttributes for all attributes listed in"
                    + " AttributesRequireVerificationBeforeUpdate.");
        }
    }

    private static void requireSaneRecovery(UserPoolType settings) {
        List<RecoveryOptionType> mechanisms = Objects.requireNonNullElse(
                settings.accountRecoverySetting().recoveryMechanisms(), List.<RecoveryOptionType>of());
        Set<Integer> priorities = new HashSet<>();
        Set<RecoveryOptionNameType> names = new HashSet<>();
        for (RecoveryOptionType mechanism : mechanisms) {
            if (!priorities.add(mechanism.priority()) || !names.add(mechanism.name())) {
                throw new InvalidParameterException(
                        "Invalid account recovery setting parameter. Account Recovery Setting"
                                + " cannot have duplicate priorities or recovery mechanisms.");
            }
        }
        if (names.contains(RecoveryOptionNameType.ADMIN_ONLY) && names.size() > 1) {
            throw new InvalidParameterException("Invalid account recovery setting parameter. Account Recovery Setting"
                    + " cannot use admin_only setting with any other recovery mechanisms.");
        }
    }

    private static void requireTier(UserPoolType settings) {
        UserPoolTierType tier = settings.userPoolTier();
        boolean threatProtection = settings.userPoolAddOns() != null
                && !AdvancedSecurityModeType.OFF.equals(
                        settings.userPoolAddOns().advancedSecurityMode());
        if (threatProtection && !UserPoolTierType.PLUS.equals(tier)) {
            throw new FeatureUnavailableInTierException(
                    "Threat protection is not available in the " + tier.value() + " feature plan.");
        }
        if (UserPoolTierType.LITE.equals(tier)
                && !firstFactors(settings).stream().allMatch(AuthFactorType.PASSWORD::equals)) {
            throw new FeatureUnavailableInTierException(
                    "Sign-in without a password is not available in the LITE feature plan.");
        }
        boolean updatedIssuer = settings.issuerConfiguration() != null
                && IssuerType.UPDATED.equals(settings.issuerConfiguration().type());
        if (updatedIssuer && UserPoolTierType.LITE.equals(tier)) {
            throw new FeatureUnavailableInTierException(
                    "The updated issuer is not available in the LITE feature plan.");
        }
        Integer history = settings.policies().passwordPolicy().passwordHistorySize();
        if (history != null && history > 0 && UserPoolTierType.LITE.equals(tier)) {
            throw new FeatureUnavailableInTierException("Password history is not available in the LITE feature plan.");
        }
    }

    /** A passkey can only be registered by a user who signed in otherwise. */
    private static void requireMoreThanPasskeys(UserPoolType settings) {
        if (firstFactors(settings).stream().allMatch(AuthFactorType.WEB_AUTHN::equals)) {
            throw new InvalidParameterException("WEB_AUTHN cannot be the only allowed first auth factor.");
        }
        if (firstFactors(settings).contains(AuthFactorType.SOFTWARE_TOKEN)) {
            throw new InvalidParameterException("SOFTWARE_TOKEN cannot be an allowed first auth factor.");
        }
    }

    private static List<AuthFactorType> firstFactors(UserPoolType settings) {
        return Objects.requireNonNullElse(
                settings.policies().signInPolicy().allowedFirstAuthFactors(), List.of(AuthFactorType.PASSWORD));
    }

    private static boolean empty(Collection<?> values) {
        return values == null || values.isEmpty();
    }
}
