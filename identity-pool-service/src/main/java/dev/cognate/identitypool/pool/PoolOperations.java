package dev.cognate.identitypool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.identity.DescribeIdentityPoolInput;
import dev.cognate.contract.identity.DescribeIdentityPoolOperation;
import dev.cognate.contract.identity.IdentityPool;
import dev.cognate.contract.identity.IdentityPoolShortDescription;
import dev.cognate.contract.identity.ListIdentityPoolsInput;
import dev.cognate.contract.identity.ListIdentityPoolsOperation;
import dev.cognate.contract.identity.ListIdentityPoolsResponse;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** DescribeIdentityPool and ListIdentityPools. */
@ApplicationScoped
class PoolOperations implements DescribeIdentityPoolOperation, ListIdentityPoolsOperation {
    private static final String LIST = "identity-pools";

    private final Database database;
    private final PoolStore store;
    private final Pools pools;
    private final PageTokens tokens;

    PoolOperations(Database database, PoolStore store, Pools pools, PageTokens tokens) {
        this.database = database;
        this.store = store;
        this.pools = pools;
        this.tokens = tokens;
    }

    @Override
    public Uni<IdentityPool> describeIdentityPool(DescribeIdentityPoolInput request, CallContext context) {
        return pools.require(request.identityPoolId()).map(Pool::settings);
    }

    @Override
    public Uni<ListIdentityPoolsResponse> listIdentityPools(ListIdentityPoolsInput request, CallContext context) {
        int limit = request.maxResults();
        PageTokens.Place place = tokens.open(LIST, request.nextToken());
        String after = place == null ? "" : place.id();
        // one more than asked for tells whether there is another page
        return database.read(session -> store.page(session, after, limit + 1)).map(pools -> page(pools, limit));
    }

    private ListIdentityPoolsResponse page(List<Pool> found, int limit) {
        List<Pool> shown = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit;
        return ListIdentityPoolsResponse.builder()
                .identityPools(shown.stream().map(PoolOperations::description).toList())
                .nextToken(
                        more ? tokens.continueBehind(LIST, null, shown.getLast().id()) : null)
                .build();
    }

    private static IdentityPoolShortDescription description(Pool pool) {
        return IdentityPoolShortDescription.builder()
                .identityPoolId(pool.id())
                .identityPoolName(pool.settings().identityPoolName())
                .build();
    }
}
