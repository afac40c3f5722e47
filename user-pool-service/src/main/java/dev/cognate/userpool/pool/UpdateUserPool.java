package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AddCustomAttributesOperation;
import dev.cognate.contract.idp.AddCustomAttributesRequest;
import dev.cognate.contract.idp.AddCustomAttributesResponse;
import dev.cognate.contract.idp.UpdateUserPoolOperation;
import dev.cognate.contract.idp.UpdateUserPoolRequest;
import dev.cognate.contract.idp.UpdateUserPoolResponse;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Json;
import dev.cognate.userpool.event.UserPoolEventType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * UpdateUserPool, which sets what is left out back to its default, and AddCustomAttributes. What a pool is born with
 * stays: schema, alias and username attributes, case sensitivity, domains. MfaConfiguration stays, too, unless it is given.
 */
@ApplicationScoped
class UpdateUserPool implements UpdateUserPoolOperation, AddCustomAttributesOperation {
    private final PoolChange change;
    private final Json json;

    UpdateUserPool(PoolChange change, Json json) {
        this.change = change;
        this.json = json;
    }

    @Override
    public Uni<UpdateUserPoolResponse> updateUserPool(UpdateUserPoolRequest request, CallContext context) {
        return change.applyToAll(
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

    private UserPool replaced(UserPool current, UpdateUserPoolRequest request) {
        UserPoolType settings = replaced(current.settings(), request);
        MfaSettings mfa = UserPoolMfaType.OFF.equals(settings.mfaConfiguration())
                ? current.mfa().withoutFactors()
                : current.mfa();
        UserPool pool = new UserPool(current.id(), settings, mfa);
        PoolRules.require(pool);
        return pool;
    }

    private UserPoolType replaced(UserPoolType current, UpdateUserPoolRequest request) {
        return PoolDefaults.fill(json.convert(request, UserPoolType.class).toBuilder()
                .id(current.id())
                .arn(current.arn())
                .name(Objects.requireNonNullElse(request.poolName(), current.name()))
                .creationDate(current.creationDate())
                // tags have operations of their own, and Terraform leaves them out here
                .userPoolTags(Objects.requireNonNullElse(request.userPoolTags(), current.userPoolTags()))
                .schemaAttributes(current.schemaAttributes())
                .aliasAttributes(current.aliasAttributes())
                .usernameAttributes(current.usernameAttributes())
                .usernameConfiguration(current.usernameConfiguration())
                .domain(current.domain())
                .customDomain(current.customDomain())
                // it is kept when it is left out, as the API says of this one
                .dcrConfiguration(
                        request.dcrConfiguration() == null ? current.dcrConfiguration() : request.dcrConfiguration())
                .mfaConfiguration(Objects.requireNonNullElse(request.mfaConfiguration(), current.mfaConfiguration()))
                .build());
    }
}
