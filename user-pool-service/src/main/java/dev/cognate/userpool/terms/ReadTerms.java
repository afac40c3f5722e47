package dev.cognate.userpool.terms;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeTermsByClientOperation;
import dev.cognate.contract.idp.DescribeTermsByClientRequest;
import dev.cognate.contract.idp.DescribeTermsByClientResponse;
import dev.cognate.contract.idp.DescribeTermsOperation;
import dev.cognate.contract.idp.DescribeTermsRequest;
import dev.cognate.contract.idp.DescribeTermsResponse;
import dev.cognate.contract.idp.ListTermsOperation;
import dev.cognate.contract.idp.ListTermsRequest;
import dev.cognate.contract.idp.ListTermsResponse;
import dev.cognate.contract.idp.ResourceNotFoundException;
import dev.cognate.contract.idp.TermsDescriptionType;
import dev.cognate.contract.idp.TermsType;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** DescribeTerms, DescribeTermsByClient and ListTerms. */
@ApplicationScoped
class ReadTerms implements DescribeTermsOperation, DescribeTermsByClientOperation, ListTermsOperation {
    private static final int MAX_PAGE = 60;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;
    private final Pools pools;
    private final TermsStore store;
    private final PageTokens tokens;

    ReadTerms(Database database, Pools pools, TermsStore store, PageTokens tokens) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.tokens = tokens;
    }

    @Override
    public Uni<DescribeTermsResponse> describeTerms(DescribeTermsRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool ->
                        database.read(session -> store.find(session, pool.id(), UUID.fromString(request.termsId()))))
                .map(found -> found.orElseThrow(() -> missing(request.termsId())))
                .map(terms -> DescribeTermsResponse.builder().terms(terms).build());
    }

    @Override
    public Uni<DescribeTermsByClientResponse> describeTermsByClient(
            DescribeTermsByClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(
                        session -> store.find(session, pool.id(), request.clientId(), request.termsName())))
                .map(found -> found.orElseThrow(() -> missing(request.termsName())))
                .map(terms ->
                        DescribeTermsByClientResponse.builder().terms(terms).build());
    }

    @Override
    public Uni<ListTermsResponse> listTerms(ListTermsRequest request, CallContext context) {
        int limit = Objects.requireNonNullElse(request.maxResults(), MAX_PAGE);
        String list = "terms of " + request.userPoolId();
        PageTokens.Place place = tokens.open(list, request.nextToken());
        UUID after = place == null ? BEFORE_ALL : UUID.fromString(place.id());
        return pools.require(request.userPoolId())
                // one more than asked for tells whether there is another page
                .chain(pool -> database.read(session -> store.page(session, pool.id(), after, limit + 1)))
                .map(terms -> page(list, terms, limit));
    }

    private ListTermsResponse page(String list, List<TermsType> terms, int limit) {
        List<TermsType> shown = terms.subList(0, Math.min(limit, terms.size()));
        return ListTermsResponse.builder()
                .terms(shown.stream().map(ReadTerms::summary).toList())
                .nextToken(
                        terms.size() > limit
                                ? tokens.continueBehind(
                                        list, null, shown.getLast().termsId())
                                : null)
                .build();
    }

    private static TermsDescriptionType summary(TermsType terms) {
        return TermsDescriptionType.builder()
                .termsId(terms.termsId())
                .termsName(terms.termsName())
                .enforcement(terms.enforcement())
                .creationDate(terms.creationDate())
                .lastModifiedDate(terms.lastModifiedDate())
                .build();
    }

    static ResourceNotFoundException missing(String terms) {
        return new ResourceNotFoundException("Terms " + terms + " do not exist.");
    }
}
