package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AddCustomAttributesOperation;
import dev.cognate.contract.idp.AddCustomAttributesRequest;
import dev.cognate.contract.idp.AddCustomAttributesResponse;
import dev.cognate.contract.idp.UpdateUserPoolOperation;
import dev.cognate.contract.idp.UpdateUserPoolRequest;
import dev.cognate.contract.idp.UpdateUserPoolResponse;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.database.Json;
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
    private final Json json;

    UpdateUserPool(PoolChange change, Json json) {
        this.change = change;
        this.json = json;
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

    private UserPoolType replaced(UserPoolType current, UpdateUserPoolRequest request) {
        UserPoolType settings = PoolDefaults.fill(json.convert(request, UserPoolType.class).toBuilder()
                .id(current.id())
                .arn(current.arn())
                .name(Objects.requireNonNullElse(request.poolName(), current.name()))
                .creationDate(current.creationDate())
                .schemaAttributes(current.schemaAttributes())
                .aliasAttributes(current.aliasAttributes())
                .usernameAttributes(current.usernameAttributes())
                .usernameConfiguration(current.usernameConfiguration())
                .build());
        PoolRules.require(settings);
        return settings;
    }
}
