package dev.cognate.userpool.resourceserver;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeResourceServerOperation;
import dev.cognate.contract.idp.DescribeResourceServerRequest;
import dev.cognate.contract.idp.DescribeResourceServerResponse;
import dev.cognate.contract.idp.ListResourceServersOperation;
import dev.cognate.contract.idp.ListResourceServersRequest;
import dev.cognate.contract.idp.ListResourceServersResponse;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** DescribeResourceServer and ListResourceServers. */
@ApplicationScoped
class ReadResourceServers implements DescribeResourceServerOperation, ListResourceServersOperation {
    private static final int MAX_PAGE = 50;

    private final Database database;
    private final Pools pools;
    private final ResourceServerStore store;
    private final PageTokens tokens;

    ReadResourceServers(Database database, Pools pools, ResourceServerStore store, PageTokens tokens) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.tokens = tokens;
    }

    @Override
    public Uni<DescribeResourceServerResponse> describeResourceServer(
            DescribeResourceServerRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), request.identifier())))
                .map(found -> found.orElseThrow(() -> ResourceServerOperations.missing(request.identifier())))
                .map(server -> DescribeResourceServerResponse.builder()
                        .resourceServer(server.described())
                        .build());
    }

    @Override
    public Uni<ListResourceServersResponse> listResourceServers(
            ListResourceServersRequest request, CallContext context) {
        int limit = Objects.requireNonNullElse(request.maxResults(), MAX_PAGE);
        String list = "resource servers of " + request.userPoolId();
        PageTokens.Place place = tokens.open(list, request.nextToken());
        String after = place == null ? "" : place.id();
        return pools.require(request.userPoolId())
                // one more than asked for tells whether there is another page
                .chain(pool -> database.read(session -> store.page(session, pool.id(), after, limit + 1)))
                .map(servers -> page(list, servers, limit));
    }

    private ListResourceServersResponse page(String list, List<ResourceServer> servers, int limit) {
        List<ResourceServer> shown = servers.subList(0, Math.min(limit, servers.size()));
        return ListResourceServersResponse.builder()
                .resourceServers(shown.stream().map(ResourceServer::described).toList())
                .nextToken(
                        servers.size() > limit
                                ? tokens.continueBehind(
                                        list, null, shown.getLast().identifier())
                                : null)
                .build();
    }
}
