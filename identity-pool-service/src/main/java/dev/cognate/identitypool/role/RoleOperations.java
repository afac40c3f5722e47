package dev.cognate.identitypool.role;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.GetIdentityPoolRolesInput;
import dev.cognate.contract.identity.GetIdentityPoolRolesOperation;
import dev.cognate.contract.identity.GetIdentityPoolRolesResponse;
import dev.cognate.contract.identity.SetIdentityPoolRolesInput;
import dev.cognate.contract.identity.SetIdentityPoolRolesOperation;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.pool.PoolChange;
import dev.cognate.identitypool.pool.PoolRoles;
import dev.cognate.identitypool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** SetIdentityPoolRoles, which replaces all that was set before, and GetIdentityPoolRoles. */
@ApplicationScoped
class RoleOperations implements SetIdentityPoolRolesOperation, GetIdentityPoolRolesOperation {
    private final Pools pools;
    private final PoolChange change;

    RoleOperations(Pools pools, PoolChange change) {
        this.pools = pools;
        this.change = change;
    }

    @Override
    public Uni<Void> setIdentityPoolRoles(SetIdentityPoolRolesInput request, CallContext context) {
        PoolRoles roles = new PoolRoles(request.roles(), request.roleMappings());
        RoleRules.require(roles);
        return change.apply(
                        request.identityPoolId(),
                        IdentityEventType.IDENTITY_POOL_ROLES_SET,
                        context,
                        pool -> pool.with(roles))
                .replaceWithVoid();
    }

    @Override
    public Uni<GetIdentityPoolRolesResponse> getIdentityPoolRoles(
            GetIdentityPoolRolesInput request, CallContext context) {
        return pools.require(request.identityPoolId())
                .map(pool -> GetIdentityPoolRolesResponse.builder()
                        .identityPoolId(pool.id())
                        .roles(pool.roles().defaults())
                        .roleMappings(
                                pool.roles().mappings().isEmpty()
                                        ? null
                                        : pool.roles().mappings())
                        .build());
    }
}
