package dev.cognate.userpool.pool;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeUserPoolOperation;
import dev.cognate.contract.idp.DescribeUserPoolRequest;
import dev.cognate.contract.idp.DescribeUserPoolResponse;
import dev.cognate.contract.idp.ListUserPoolsOperation;
import dev.cognate.contract.idp.ListUserPoolsRequest;
import dev.cognate.contract.idp.ListUserPoolsResponse;
import dev.cognate.contract.idp.UserPoolDescriptionType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** DescribeUserPool and ListUserPools. */
@ApplicationScoped
class PoolOperations implements DescribeUserPoolOperation, ListUserPoolsOperation {
    private static final String LIST = "pools";

    private final Database database;
    private final UserPoolStore store;
    private final UserEstimate estimate;
    private final PageTokens tokens;

    PoolOperations(Database database, UserPoolStore store, UserEstimate estimate, PageTokens tokens) {
        this.database = database;
        this.store = store;
        this.estimate = estimate;
        this.tokens = tokens;
    }

    @Override
    public Uni<DescribeUserPoolResponse> describeUserPool(DescribeUserPoolRequest request, CallContext context) {
        return database.read(session -> store.find(session, request.userPoolId())
                        .map(found -> found.orElseThrow(() -> Pools.missing(request.userPoolId())))
                        .chain(pool -> estimate.of(session, pool)
                                .map(users -> pool.settings().toBuilder()
                                        .estimatedNumberOfUsers(users)
                                        .build())))
                .map(pool -> DescribeUserPoolResponse.builder().userPool(pool).build());
    }

    @Override
    public Uni<ListUserPoolsResponse> listUserPools(ListUserPoolsRequest request, CallContext context) {
        int limit = request.maxResults();
        PageTokens.Place place = tokens.open(LIST, request.nextToken());
        String after = place == null ? "" : place.id();
        // one more than asked for tells whether there is another page
        return database.read(session -> store.page(session, after, limit + 1)).map(pools -> page(pools, limit));
    }

    private ListUserPoolsResponse page(List<UserPool> pools, int limit) {
        List<UserPool> shown = pools.subList(0, Math.min(limit, pools.size()));
        return ListUserPoolsResponse.builder()
                .userPools(shown.stream()
                        .map(UserPool::settings)
                        .map(PoolOperations::description)
                        .toList())
                .nextToken(
                        pools.size() > limit
                                ? tokens.continueBehind(
                                        LIST, null, shown.getLast().id())
                                : null)
                .build();
    }

    private static UserPoolDescriptionType description(UserPoolType settings) {
        return UserPoolDescriptionType.builder()
                .id(settings.id())
                .name(settings.name())
                .lambdaConfig(settings.lambdaConfig())
                .creationDate(settings.creationDate())
                .lastModifiedDate(settings.lastModifiedDate())
                .build();
    }
}
