package dev.cognate.userpool.branding;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeManagedLoginBrandingByClientOperation;
import dev.cognate.contract.idp.DescribeManagedLoginBrandingByClientRequest;
import dev.cognate.contract.idp.DescribeManagedLoginBrandingByClientResponse;
import dev.cognate.contract.idp.DescribeManagedLoginBrandingOperation;
import dev.cognate.contract.idp.DescribeManagedLoginBrandingRequest;
import dev.cognate.contract.idp.DescribeManagedLoginBrandingResponse;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** DescribeManagedLoginBranding and DescribeManagedLoginBrandingByClient. */
@ApplicationScoped
class StyleQueries implements DescribeManagedLoginBrandingOperation, DescribeManagedLoginBrandingByClientOperation {
    private final Database database;
    private final Pools pools;
    private final AppClients clients;
    private final StyleStore store;
    private final StyleAnswers answers;

    StyleQueries(Database database, Pools pools, AppClients clients, StyleStore store, StyleAnswers answers) {
        this.database = database;
        this.pools = pools;
        this.clients = clients;
        this.store = store;
        this.answers = answers;
    }

    @Override
    public Uni<DescribeManagedLoginBrandingResponse> describeManagedLoginBranding(
            DescribeManagedLoginBrandingRequest request, CallContext context) {
        UUID id = UUID.fromString(request.managedLoginBrandingId());
        boolean whole = Boolean.TRUE.equals(request.returnMergedResources());
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), id)
                        .map(found -> found.orElseThrow(StyleQueries::missing))
                        .chain(style -> answers.describe(session, style, whole))))
                .map(style -> DescribeManagedLoginBrandingResponse.builder()
                        .managedLoginBranding(style)
                        .build());
    }

    @Override
    public Uni<DescribeManagedLoginBrandingByClientResponse> describeManagedLoginBrandingByClient(
            DescribeManagedLoginBrandingByClientRequest request, CallContext context) {
        boolean whole = Boolean.TRUE.equals(request.returnMergedResources());
        return pools.require(request.userPoolId())
                .chain(pool -> clients.require(pool, request.clientId()))
                .chain(target -> database.read(session -> store.ofClient(
                                session, target.pool().id(), target.client().id())
                        .map(found -> found.orElseThrow(StyleQueries::missing))
                        .chain(style -> answers.describe(session, style, whole))))
                .map(style -> DescribeManagedLoginBrandingByClientResponse.builder()
                        .managedLoginBranding(style)
                        .build());
    }

    static ResourceNotFoundException missing() {
        return new ResourceNotFoundException("Managed login branding does not exist.");
    }
}
