package dev.cognate.userpool.resourceserver;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeResourceServerOperation;
import dev.cognate.contract.idp.DescribeResourceServerRequest;
import dev.cognate.contract.idp.DescribeResourceServerResponse;
import dev.cognate.contract.idp.ListResourceServersOperation;
import dev.cognate.contract.idp.ListResourceServersRequest;
import dev.cognate.contract.idp.ListResourceServersResponse;
import dev.cognate.contract.idp.ResourceServerType;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
                .chain(pool -> described(pool, request.identifier()))
                .map(server -> DescribeResourceServerResponse.builder()
                        .resourceServer(server)
                        .build());
    }

    private Uni<ResourceServerType> described(UserPool pool, String identifier) {
        Optional<ResourceServerType> own =
                SystemScopes.serverOf(pool).filter(server -> server.identifier().equals(identifier));
        return own.isPresent()
                ? Uni.createFrom().item(own.get())
                : database.read(session -> store.find(session, pool.id(), identifier))
                        .map(found -> found.orElseThrow(() -> ResourceServerOperations.missing(identifier))
                                .described());
    }

    @Override
    public Uni<ListResourceServersResponse> listResourceServers(
            ListResourceServersRequest request, CallContext context) {
        int limit = Objects.requireNonNullElse(request.maxResults(), MAX_PAGE);
        String list = "resource servers of " + request.userPoolId();
        PageTokens.Place place = tokens.open(list, request.nextToken());
        String after = place == null ? "" : place.id();
        return pools.require(request.userPoolId()).chain(pool -> {
            Optional<ResourceServerType> own = place == null ? SystemScopes.serverOf(pool) : Optional.empty();
            int room = own.isPresent() ? limit - 1 : limit;
            // one more than asked for tells whether there is another page
            return database.read(session -> store.page(session, pool.id(), after, room + 1))
                    .map(servers -> page(list, own, servers, room));
        });
    }

    /** The service's own resource server, where there is one, comes before the pool's. */
    private ListResourceServersResponse page(
            String list, Optional<ResourceServerType> own, List<ResourceServer> servers, int limit) {
        List<ResourceServer> shown = servers.subList(0, Math.min(limit, servers.size()));
        String last = shown.isEmpty() ? "" : shown.getLast().identifier();
        List<ResourceServerType> described = new ArrayList<>(own.stream().toList());
        shown.forEach(server -> described.add(server.described()));
        return ListResourceServersResponse.builder()
                .resourceServers(described)
                .nextToken(servers.size() > limit ? tokens.continueBehind(list, null, last) : null)
                .build();
    }
}
