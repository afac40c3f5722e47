package dev.cognate.userpool.mfa;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.GetUserPoolMfaConfigOperation;
import dev.cognate.contract.idp.GetUserPoolMfaConfigRequest;
import dev.cognate.contract.idp.GetUserPoolMfaConfigResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SetUserPoolMfaConfigOperation;
import dev.cognate.contract.idp.SetUserPoolMfaConfigRequest;
import dev.cognate.contract.idp.SetUserPoolMfaConfigResponse;
import dev.cognate.contract.idp.SmsMfaConfigType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.contract.idp.UserVerificationType;
import dev.cognate.contract.idp.WebAuthnConfigurationType;
import dev.cognate.contract.idp.WebAuthnFactorConfigurationType;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.MfaRules;
import dev.cognate.userpool.pool.MfaSettings;
import dev.cognate.userpool.pool.PoolChange;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/**
 * SetUserPoolMfaConfig, which replaces the whole configuration, and GetUserPoolMfaConfig. A factor's block switches the
 * factor on; SMS is a factor of every pool that can send text messages.
 */
@ApplicationScoped
class MfaConfigOperations implements SetUserPoolMfaConfigOperation, GetUserPoolMfaConfigOperation {
    private final Pools pools;
    private final PoolChange change;

    MfaConfigOperations(Pools pools, PoolChange change) {
        this.pools = pools;
        this.change = change;
    }

    @Override
    public Uni<GetUserPoolMfaConfigResponse> getUserPoolMfaConfig(
            GetUserPoolMfaConfigRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .map(pool -> GetUserPoolMfaConfigResponse.builder()
                        .mfaConfiguration(pool.settings().mfaConfiguration())
                        .smsMfaConfiguration(sms(pool))
                        .softwareTokenMfaConfiguration(pool.mfa().softwareToken())
                        .emailMfaConfiguration(pool.mfa().email())
                        .webAuthnConfiguration(pool.mfa().webAuthn())
                        .build());
    }

    @Override
    public Uni<SetUserPoolMfaConfigResponse> setUserPoolMfaConfig(
            SetUserPoolMfaConfigRequest request, CallContext context) {
        return change.applyToAll(
                        request.userPoolId(),
                        UserPoolEventType.USER_POOL_UPDATED,
                        context,
                        pool -> configured(pool, request))
                .map(pool -> SetUserPoolMfaConfigResponse.builder()
                        .mfaConfiguration(pool.settings().mfaConfiguration())
                        .smsMfaConfiguration(sms(pool))
                        .softwareTokenMfaConfiguration(pool.mfa().softwareToken())
                        .emailMfaConfiguration(pool.mfa().email())
                        .webAuthnConfiguration(pool.mfa().webAuthn())
                        .build());
    }

    private static UserPool configured(UserPool pool, SetUserPoolMfaConfigRequest request) {
        UserPoolMfaType wanted = Objects.requireNonNullElse(request.mfaConfiguration(), UserPoolMfaType.OFF);
        boolean anyFactor = request.smsMfaConfiguration() != null
                || request.softwareTokenMfaConfiguration() != null
                || request.emailMfaConfiguration() != null;
        if (UserPoolMfaType.OFF.equals(wanted) && anyFactor) {
            throw new InvalidParameterException(
                    "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
        }
        UserPoolType settings = Optional.ofNullable(request.smsMfaConfiguration())
                .map(sms -> withSms(pool.settings(), sms))
                .orElse(pool.settings());
        UserPool configured = new UserPool(
                pool.id(),
                settings.toBuilder().mfaConfiguration(wanted).build(),
                new MfaSettings(
                        request.softwareTokenMfaConfiguration(),
                        request.emailMfaConfiguration(),
                        filled(request.webAuthnConfiguration())));
        MfaRules.require(configured);
        return configured;
    }

    private static UserPoolType withSms(UserPoolType settings, SmsMfaConfigType sms) {
        if (sms.smsConfiguration() == null && settings.smsConfiguration() == null) {
            throw new InvalidParameterException(
                    "SMS configuration and Auto verification for phone_number are required when MFA is required/optional");
        }
        return settings.toBuilder()
                .smsConfiguration(Objects.requireNonNullElse(sms.smsConfiguration(), settings.smsConfiguration()))
                .smsAuthenticationMessage(sms.smsAuthenticationMessage())
                .build();
    }

    private static WebAuthnConfigurationType filled(WebAuthnConfigurationType given) {
        return given == null
                ? null
                : given.toBuilder()
                        .userVerification(
                                Objects.requireNonNullElse(given.userVerification(), UserVerificationType.PREFERRED))
                        .factorConfiguration(Objects.requireNonNullElse(
                                given.factorConfiguration(), WebAuthnFactorConfigurationType.SINGLE_FACTOR))
                        .build();
    }

    private static SmsMfaConfigType sms(UserPool pool) {
        UserPoolType settings = pool.settings();
        return UserPoolMfaType.OFF.equals(settings.mfaConfiguration()) || settings.smsConfiguration() == null
                ? null
                : SmsMfaConfigType.builder()
                        .smsConfiguration(settings.smsConfiguration())
                        .smsAuthenticationMessage(settings.smsAuthenticationMessage())
                        .build();
    }
}
