package dev.cognate.userpool.identityprovider;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeIdentityProviderOperation;
import dev.cognate.contract.idp.DescribeIdentityProviderRequest;
import dev.cognate.contract.idp.DescribeIdentityProviderResponse;
import dev.cognate.contract.idp.GetIdentityProviderByIdentifierOperation;
import dev.cognate.contract.idp.GetIdentityProviderByIdentifierRequest;
import dev.cognate.contract.idp.GetIdentityProviderByIdentifierResponse;
import dev.cognate.contract.idp.ListIdentityProvidersOperation;
import dev.cognate.contract.idp.ListIdentityProvidersRequest;
import dev.cognate.contract.idp.ListIdentityProvidersResponse;
import dev.cognate.contract.idp.ProviderDescription;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** DescribeIdentityProvider, GetIdentityProviderByIdentifier and ListIdentityProviders. */
@ApplicationScoped
class ReadIdentityProviders
        implements DescribeIdentityProviderOperation,
                GetIdentityProviderByIdentifierOperation,
                ListIdentityProvidersOperation {
    private static final int MAX_PAGE = 60;

    private final Database database;
    private final Pools pools;
    private final IdentityProviderStore store;
    private final PageTokens tokens;

    ReadIdentityProviders(Database database, Pools pools, IdentityProviderStore store, PageTokens tokens) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.tokens = tokens;
    }

    @Override
    public Uni<DescribeIdentityProviderResponse> describeIdentityProvider(
            DescribeIdentityProviderRequest request, CallContext context) {
        String name = request.providerName();
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), name)))
                .map(found -> found.orElseThrow(() -> IdentityProviders.missing(name)))
                .map(provider -> DescribeIdentityProviderResponse.builder()
                        .identityProvider(provider.described())
                        .build());
    }

    @Override
    public Uni<GetIdentityProviderByIdentifierResponse> getIdentityProviderByIdentifier(
            GetIdentityProviderByIdentifierRequest request, CallContext context) {
        String identifier = request.idpIdentifier();
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.findByIdentifier(session, pool.id(), identifier)))
                .map(found -> found.orElseThrow(() -> IdentityProviders.missing(identifier)))
                .map(provider -> GetIdentityProviderByIdentifierResponse.builder()
                        .identityProvider(provider.described())
                        .build());
    }

    @Override
    public Uni<ListIdentityProvidersResponse> listIdentityProviders(
            ListIdentityProvidersRequest request, CallContext context) {
        // the contract allows to ask for none, which cannot be meant
        int limit = request.maxResults() == null || request.maxResults() == 0 ? MAX_PAGE : request.maxResults();
        String list = "identity providers of " + request.userPoolId();
        PageTokens.Place place = tokens.open(list, request.nextToken());
        String after = place == null ? "" : place.id();
        return pools.require(request.userPoolId())
                // one more than asked for tells whether there is another page
                .chain(pool -> database.read(session -> store.page(session, pool.id(), after, limit + 1)))
                .map(providers -> page(list, providers, limit));
    }

    private ListIdentityProvidersResponse page(String list, List<IdentityProvider> providers, int limit) {
        List<IdentityProvider> shown = providers.subList(0, Math.min(limit, providers.size()));
        return ListIdentityProvidersResponse.builder()
                .providers(shown.stream().map(ReadIdentityProviders::summary).toList())
                .nextToken(
                        providers.size() > limit
                                ? tokens.continueBehind(
                                        list, null, shown.getLast().name())
                                : null)
                .build();
    }

    private static ProviderDescription summary(IdentityProvider provider) {
        return ProviderDescription.builder()
                .providerName(provider.name())
                .providerType(provider.type())
                .creationDate(provider.settings().creationDate())
                .lastModifiedDate(provider.settings().lastModifiedDate())
                .build();
    }
}
