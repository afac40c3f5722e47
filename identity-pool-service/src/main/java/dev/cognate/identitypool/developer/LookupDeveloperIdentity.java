package dev.cognate.identitypool.developer;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.InvalidParameterException;
import dev.cognate.contract.identity.LookupDeveloperIdentityInput;
import dev.cognate.contract.identity.LookupDeveloperIdentityOperation;
import dev.cognate.contract.identity.LookupDeveloperIdentityResponse;
import dev.cognate.contract.identity.ResourceConflictException;
import dev.cognate.contract.identity.ResourceNotFoundException;
import dev.cognate.database.PageTokens;
import dev.cognate.identitypool.identity.DeveloperUser;
import dev.cognate.identitypool.identity.Identities;
import dev.cognate.identitypool.identity.Identity;
import dev.cognate.identitypool.pool.Pool;
import dev.cognate.identitypool.pool.Pools;
import dev.cognate.identitypool.provider.Login;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** LookupDeveloperIdentity: by the user identifier, by the identity, or whether both are one. */
@ApplicationScoped
class LookupDeveloperIdentity implements LookupDeveloperIdentityOperation {
    private static final int MOST = 60;

    private final Pools pools;
    private final Identities identities;
    private final PageTokens tokens;

    LookupDeveloperIdentity(Pools pools, Identities identities, PageTokens tokens) {
        this.pools = pools;
        this.identities = identities;
        this.tokens = tokens;
    }

    @Override
    public Uni<LookupDeveloperIdentityResponse> lookupDeveloperIdentity(
            LookupDeveloperIdentityInput request, CallContext context) {
        if (request.identityId() == null && request.developerUserIdentifier() == null) {
            throw new InvalidParameterException("Either IdentityId or DeveloperUserIdentifier is required.");
        }
        return pools.require(request.identityPoolId())
                .chain(pool -> request.developerUserIdentifier() == null ? users(pool, request) : user(pool, request));
    }

    private Uni<LookupDeveloperIdentityResponse> user(Pool pool, LookupDeveloperIdentityInput request) {
        String user = request.developerUserIdentifier();
        return identities
                .owner(pool.id(), Login.ofDeveloper(DeveloperProvider.of(pool), user))
                .map(found ->
                        found.orElseThrow(() -> new ResourceNotFoundException("Developer user identifier not found.")))
                .map(identity -> {
                    if (request.identityId() != null && !request.identityId().equals(identity.id())) {
                        throw new ResourceConflictException(
                                "The developer user identifier belongs to another identity.");
                    }
                    return answer(identity, List.of(user), null);
                });
    }

    private Uni<LookupDeveloperIdentityResponse> users(Pool pool, LookupDeveloperIdentityInput request) {
        String list = "developer-users/" + pool.id() + "/" + request.identityId();
        PageTokens.Place place = tokens.open(list, request.nextToken());
        int limit = Objects.requireNonNullElse(request.maxResults(), MOST);
        return identities
                .require(request.identityId())
                .invoke(identity -> requireOf(pool, identity))
                // one more than asked for tells whether there is another page
                .chain(identity -> identities
                        .developerUsers(
                                identity, DeveloperProvider.of(pool), place == null ? "" : place.id(), limit + 1)
                        .map(found -> page(identity, list, found, limit)));
    }

    private LookupDeveloperIdentityResponse page(Identity identity, String list, List<DeveloperUser> found, int limit) {
        List<DeveloperUser> shown = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > shown.size();
        return answer(
                identity,
                shown.stream().map(DeveloperUser::identifier).toList(),
                more ? tokens.continueBehind(list, null, shown.getLast().key()) : null);
    }

    private static void requireOf(Pool pool, Identity identity) {
        if (!identity.poolId().equals(pool.id())) {
            throw new ResourceNotFoundException("Identity '" + identity.id() + "' not found.");
        }
    }

    private static LookupDeveloperIdentityResponse answer(Identity identity, List<String> users, String nextToken) {
        return LookupDeveloperIdentityResponse.builder()
                .identityId(identity.id())
                .developerUserIdentifierList(users)
                .nextToken(nextToken)
                .build();
    }
}
