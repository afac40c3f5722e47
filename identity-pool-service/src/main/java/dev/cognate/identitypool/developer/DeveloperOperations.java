package dev.cognate.identitypool.developer;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.MergeDeveloperIdentitiesInput;
import dev.cognate.contract.identity.MergeDeveloperIdentitiesOperation;
import dev.cognate.contract.identity.MergeDeveloperIdentitiesResponse;
import dev.cognate.contract.identity.ResourceNotFoundException;
import dev.cognate.contract.identity.UnlinkDeveloperIdentityInput;
import dev.cognate.contract.identity.UnlinkDeveloperIdentityOperation;
import dev.cognate.identitypool.identity.Identities;
import dev.cognate.identitypool.identity.Identity;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.provider.Login;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** MergeDeveloperIdentities and UnlinkDeveloperIdentity. */
@ApplicationScoped
class DeveloperOperations implements MergeDeveloperIdentitiesOperation, UnlinkDeveloperIdentityOperation {
    private final Pools pools;
    private final Identities identities;

    DeveloperOperations(Pools pools, Identities identities) {
        this.pools = pools;
        this.identities = identities;
    }

    /** The identity of the destination stays; that of the source is disabled. */
    @Override
    public Uni<MergeDeveloperIdentitiesResponse> mergeDeveloperIdentities(
            MergeDeveloperIdentitiesInput request, CallContext context) {
        String provider = request.developerProviderName();
        return pools.require(request.identityPoolId())
                .chain(pool -> owner(pool.id(), DeveloperProvider.login(pool, provider, request.sourceUserIdentifier()))
                        .chain(source -> owner(
                                        pool.id(),
                                        DeveloperProvider.login(pool, provider, request.destinationUserIdentifier()))
                                .call(destination -> identities.merge(source, destination, context))))
                .map(destination -> MergeDeveloperIdentitiesResponse.builder()
                        .identityId(destination.id())
                        .build());
    }

    private Uni<Identity> owner(String poolId, Login login) {
        return identities
                .owner(poolId, login)
                .map(found ->
                        found.orElseThrow(() -> new ResourceNotFoundException("Developer user identifier not found.")));
    }

    @Override
    public Uni<Void> unlinkDeveloperIdentity(UnlinkDeveloperIdentityInput request, CallContext context) {
        return pools.require(request.identityPoolId())
                .chain(pool -> identities.unlink(
                        pool.id(),
                        request.identityId(),
                        DeveloperProvider.login(
                                pool, request.developerProviderName(), request.developerUserIdentifier()),
                        context));
    }
}
