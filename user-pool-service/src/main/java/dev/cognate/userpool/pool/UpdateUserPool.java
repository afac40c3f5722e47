package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AddCustomAttributesOperation;
import dev.cognate.contract.idp.AddCustomAttributesRequest;
import dev.cognate.contract.idp.AddCustomAttributesResponse;
import dev.cognate.contract.idp.UpdateUserPoolOperation;
import dev.cognate.contract.idp.UpdateUserPoolRequest;
import dev.cognate.contract.idp.UpdateUserPoolResponse;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.event.UserPoolEventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * UpdateUserPool, which sets what is left out back to its default, and AddCustomAttributes. What a pool is born with
 * stays: schema, alias and username attributes, case sensitivity.
 */
@ApplicationScoped
class UpdateUserPool implements UpdateUserPoolOperation, AddCustomAttributesOperation {
    private final PoolChange change;

    UpdateUserPool(PoolChange change) {
        this.change = change;
    }

    @Override
    public Uni<UpdateUserPoolResponse> updateUserPool(UpdateUserPoolRequest request, CallContext context) {
        return change.apply(
                        request.userPoolId(),
                        UserPoolEventType.USER_POOL_UPDATED,
                        context,
                        current -> replaced(current, request))
                .replaceWith(UpdateUserPoolResponse.builder().build());
    }

    @Override
    public Uni<AddCustomAttributesResponse> addCustomAttributes(
            AddCustomAttributesRequest request, CallContext context) {
        return change.apply(
                        request.userPoolId(),
                        UserPoolEventType.USER_POOL_SCHEMA_EXTENDED,
                        context,
                        current -> current.toBuilder()
                                .schemaAttributes(
                                        PoolSchema.extend(current.schemaAttributes(), request.customAttributes()))
                                .build())
                .replaceWith(AddCustomAttributesResponse.builder().build());
    }

    private static UserPoolType replaced(UserPoolType current, UpdateUserPoolRequest request) {
        UserPoolType settings = PoolDefaults.fill(UserPoolType.builder()
                .id(current.id())
                .arn(current.arn())
                .name(Objects.requireNonNullElse(request.poolName(), current.name()))
                .creationDate(current.creationDate())
                .schemaAttributes(current.schemaAttributes())
                .aliasAttributes(current.aliasAttributes())
                .usernameAttributes(current.usernameAttributes())
                .usernameConfiguration(current.usernameConfiguration())
                .policies(request.policies())
                .deletionProtection(request.deletionProtection())
                .lambdaConfig(request.lambdaConfig())
                .autoVerifiedAttributes(request.autoVerifiedAttributes())
                .smsVerificationMessage(request.smsVerificationMessage())
                .emailVerificationMessage(request.emailVerificationMessage())
                .emailVerificationSubject(request.emailVerificationSubject())
                .verificationMessageTemplate(request.verificationMessageTemplate())
                .smsAuthenticationMessage(request.smsAuthenticationMessage())
                .mfaConfiguration(request.mfaConfiguration())
                .userAttributeUpdateSettings(request.userAttributeUpdateSettings())
                .deviceConfiguration(request.deviceConfiguration())
                .emailConfiguration(request.emailConfiguration())
                .smsConfiguration(request.smsConfiguration())
                .userPoolTags(request.userPoolTags())
                .adminCreateUserConfig(request.adminCreateUserConfig())
                .userPoolAddOns(request.userPoolAddOns())
                .dcrConfiguration(request.dcrConfiguration())
                .accountRecoverySetting(request.accountRecoverySetting())
                .userPoolTier(request.userPoolTier())
                .keyConfiguration(request.keyConfiguration())
                .issuerConfiguration(request.issuerConfiguration())
                .acrConfiguration(request.acrConfiguration())
                .build());
        PoolRules.require(settings);
        return settings;
    }
}
