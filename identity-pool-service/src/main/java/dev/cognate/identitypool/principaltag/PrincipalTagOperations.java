package dev.cognate.identitypool.principaltag;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.GetPrincipalTagAttributeMapInput;
import dev.cognate.contract.identity.GetPrincipalTagAttributeMapOperation;
import dev.cognate.contract.identity.GetPrincipalTagAttributeMapResponse;
import dev.cognate.contract.identity.SetPrincipalTagAttributeMapInput;
import dev.cognate.contract.identity.SetPrincipalTagAttributeMapOperation;
import dev.cognate.contract.identity.SetPrincipalTagAttributeMapResponse;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.pool.PoolChange;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.pool.TagMap;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** SetPrincipalTagAttributeMap and GetPrincipalTagAttributeMap. */
@ApplicationScoped
class PrincipalTagOperations implements SetPrincipalTagAttributeMapOperation, GetPrincipalTagAttributeMapOperation {
    private static final TagMap NOTHING = new TagMap(false, Map.of());

    private final Pools pools;
    private final PoolChange change;

    PrincipalTagOperations(Pools pools, PoolChange change) {
        this.pools = pools;
        this.change = change;
    }

    @Override
    public Uni<SetPrincipalTagAttributeMapResponse> setPrincipalTagAttributeMap(
            SetPrincipalTagAttributeMapInput request, CallContext context) {
        TagMap map = new TagMap(Boolean.TRUE.equals(request.useDefaults()), request.principalTags());
        return change.apply(
                        request.identityPoolId(),
                        IdentityEventType.PRINCIPAL_TAGS_SET,
                        context,
                        pool -> pool.with(request.identityProviderName(), map))
                .map(pool -> SetPrincipalTagAttributeMapResponse.builder()
                        .identityPoolId(pool.id())
                        .identityProviderName(request.identityProviderName())
                        .useDefaults(map.useDefaults())
                        .principalTags(map.tags())
                        .build());
    }

    @Override
    public Uni<GetPrincipalTagAttributeMapResponse> getPrincipalTagAttributeMap(
            GetPrincipalTagAttributeMapInput request, CallContext context) {
        return pools.require(request.identityPoolId()).map(pool -> {
            TagMap map = pool.tagMaps().getOrDefault(request.identityProviderName(), NOTHING);
            return GetPrincipalTagAttributeMapResponse.builder()
                    .identityPoolId(pool.id())
                    .identityProviderName(request.identityProviderName())
                    .useDefaults(map.useDefaults())
                    .principalTags(map.tags())
                    .build();
        });
    }
}
