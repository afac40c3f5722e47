package dev.cognate.userpool.userimport;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.DescribeUserImportJobOperation;
import dev.cognate.contract.idp.DescribeUserImportJobRequest;
import dev.cognate.contract.idp.DescribeUserImportJobResponse;
import dev.cognate.contract.idp.GetCSVHeaderOperation;
import dev.cognate.contract.idp.GetCSVHeaderRequest;
import dev.cognate.contract.idp.GetCSVHeaderResponse;
import dev.cognate.contract.idp.ListUserImportJobsOperation;
import dev.cognate.contract.idp.ListUserImportJobsRequest;
import dev.cognate.contract.idp.ListUserImportJobsResponse;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.userimport.row.Columns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** GetCSVHeader, DescribeUserImportJob and ListUserImportJobs. */
@ApplicationScoped
class ReadUserImportJobs implements GetCSVHeaderOperation, DescribeUserImportJobOperation, ListUserImportJobsOperation {
    private static final Instant AFTER_ALL = Instant.parse("9999-01-01T00:00:00Z");

    private final Database database;
    private final Pools pools;
    private final ImportJobStore store;
    private final ImportJobs jobs;
    private final PageTokens tokens;

    ReadUserImportJobs(Database database, Pools pools, ImportJobStore store, ImportJobs jobs, PageTokens tokens) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.jobs = jobs;
        this.tokens = tokens;
    }

    @Override
    public Uni<GetCSVHeaderResponse> getCSVHeader(GetCSVHeaderRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .map(pool -> GetCSVHeaderResponse.builder()
                        .userPoolId(pool.id())
                        .csvHeader(Columns.of(pool).names())
                        .build());
    }

    @Override
    public Uni<DescribeUserImportJobResponse> describeUserImportJob(
            DescribeUserImportJobRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), request.jobId())))
                .map(found -> found.orElseThrow(() -> ImportJobs.missing(request.jobId())))
                .map(job -> DescribeUserImportJobResponse.builder()
                        .userImportJob(jobs.described(job))
                        .build());
    }

    @Override
    public Uni<ListUserImportJobsResponse> listUserImportJobs(ListUserImportJobsRequest request, CallContext context) {
        String list = "user-import-jobs:" + request.userPoolId();
        return pools.require(request.userPoolId())
                .map(pool -> tokens.open(list, request.paginationToken()))
                .chain(place -> page(request, place))
                .map(rows -> answer(list, rows, request.maxResults()));
    }

    /** One more than asked for tells whether there is another page. */
    private Uni<List<ImportJob>> page(ListUserImportJobsRequest request, PageTokens.Place place) {
        Instant before = place == null ? AFTER_ALL : Instant.ofEpochMilli(Long.parseLong(place.value()));
        String id = place == null ? "" : place.id();
        return database.read(
                session -> store.page(session, request.userPoolId(), before, id, request.maxResults() + 1));
    }

    private ListUserImportJobsResponse answer(String list, List<ImportJob> rows, int size) {
        List<ImportJob> shown = rows.subList(0, Math.min(size, rows.size()));
        String token = null;
        if (rows.size() > size) {
            ImportJob oldest = shown.getLast();
            String created = Long.toString(oldest.settings().creationDate().toEpochMilli());
            token = tokens.continueBehind(list, created, oldest.id());
        }
        return ListUserImportJobsResponse.builder()
                .userImportJobs(shown.stream().map(jobs::described).toList())
                .paginationToken(token)
                .build();
    }
}
