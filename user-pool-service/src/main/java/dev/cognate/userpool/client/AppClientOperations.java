package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeUserPoolClientOperation;
import dev.cognate.contract.idp.DescribeUserPoolClientRequest;
import dev.cognate.contract.idp.DescribeUserPoolClientResponse;
import dev.cognate.contract.idp.ListUserPoolClientsOperation;
import dev.cognate.contract.idp.ListUserPoolClientsRequest;
import dev.cognate.contract.idp.ListUserPoolClientsResponse;
import dev.cognate.contract.idp.UserPoolClientDescription;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** DescribeUserPoolClient and ListUserPoolClients. */
@ApplicationScoped
class AppClientOperations implements DescribeUserPoolClientOperation, ListUserPoolClientsOperation {
    private static final int MAX_PAGE = 60;

    private final Database database;
    private final Pools pools;
    private final AppClientStore store;
    private final PageTokens tokens;

    AppClientOperations(Database database, Pools pools, AppClientStore store, PageTokens tokens) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.tokens = tokens;
    }

    @Override
    public Uni<DescribeUserPoolClientResponse> describeUserPoolClient(
            DescribeUserPoolClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), request.clientId())))
                .map(found -> found.orElseThrow(() -> AppClients.missing(request.clientId())))
                .map(client -> DescribeUserPoolClientResponse.builder()
                        .userPoolClient(client.described())
                        .build());
    }

    @Override
    public Uni<ListUserPoolClientsResponse> listUserPoolClients(
            ListUserPoolClientsRequest request, CallContext context) {
        int limit = Objects.requireNonNullElse(request.maxResults(), MAX_PAGE);
        Optional<ClientKind> kind = Optional.ofNullable(request.clientType()).map(ClientKind::parse);
        String list = "clients of " + request.userPoolId()
                + kind.map(only -> " of kind " + only).orElse("");
        PageTokens.Place place = tokens.open(list, request.nextToken());
        String after = place == null ? "" : place.id();
        return pools.require(request.userPoolId())
                // one more than asked for tells whether there is another page
                .chain(pool -> database.read(session -> store.page(session, pool.id(), kind, after, limit + 1)))
                .map(clients -> page(list, clients, limit));
    }

    private ListUserPoolClientsResponse page(String list, List<AppClient> clients, int limit) {
        List<AppClient> shown = clients.subList(0, Math.min(limit, clients.size()));
        return ListUserPoolClientsResponse.builder()
                .userPoolClients(
                        shown.stream().map(AppClientOperations::description).toList())
                .nextToken(
                        clients.size() > limit
                                ? tokens.continueBehind(
                                        list, null, shown.getLast().id())
                                : null)
                .build();
    }

    private static UserPoolClientDescription description(AppClient client) {
        return UserPoolClientDescription.builder()
                .clientId(client.id())
                .userPoolId(client.poolId())
                .clientName(client.settings().clientName())
                .build();
    }
}
